// Says who is open now, by the device's clock turned into UK time. Without it the hours stand in words and nothing is guessed.
(function () {
  'use strict';

  var around = document.querySelector('[data-bank-holidays]');
  var parts = Array.from(document.querySelectorAll('[data-hours]'));
  if (!around || !parts.length) return;

  var DAY = 1440, WEEK = 7 * DAY, LOOK_AHEAD = 62;
  var CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
  var NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  var MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
    'December'];
  var holidays = around.dataset.bankHolidays.split(' ').map(number);
  var calendar = {};
  var services = parts.map(read);
  var uk = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23', year: 'numeric', month: '2-digit',
    day: '2-digit', hour: '2-digit', minute: '2-digit' });

  // A day is its number since 1970, a moment the minutes since then on a UK clock: summer time never comes into it.
  function number(day) {
    return Math.round(Date.parse(day + 'T00:00:00Z') / 864e5);
  }

  function date(day) {
    if (!calendar[day]) {
      var at = new Date(day * 864e5);
      var last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
      var code = CODES[at.getUTCDay()];
      calendar[day] = {
        code: code,
        name: NAMES[at.getUTCDay()],
        which: [Math.ceil(at.getUTCDate() / 7) + code, at.getUTCDate() + 7 > last ? '-1' + code : ''],
        week: Math.floor((day + 3) / 7),
        month: at.getUTCFullYear() * 12 + at.getUTCMonth(),
        words: at.getUTCDate() + ' ' + MONTHS[at.getUTCMonth()]
      };
    }
    return calendar[day];
  }

  function minutes(time) {
    return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  }

  function line(before) {
    var made = document.createElement('p');
    made.className = 'service-card__now';
    made.dataset.now = '';
    made.hidden = true;
    before.before(made);
    return made;
  }

  // The short form is explained in handrail/views/opening.py.
  function read(node) {
    var set = node.dataset;
    return {
      node: node,
      says: line(node.querySelector('[data-times]')),
      bank: set.bank,
      shut: set.shut.split(' ').filter(Boolean).map(function (span) { return span.split('/').map(number); }),
      rules: set.hours.split('|').filter(Boolean).map(function (words) {
        var cut = words.indexOf('=');
        var fields = (cut < 0 ? words : words.slice(0, cut).trim()).split(' ');
        var rule = { days: fields[0].split(','), every: 1, note: cut < 0 ? '' : words.slice(cut + 1) };
        rule.monthly = rule.days[0].length > 2;
        rule.opens = minutes(fields[1]);
        rule.closes = minutes(fields[2]);
        if (fields[2] === '23:59' || rule.closes === 0) rule.closes = DAY;
        if (rule.closes <= rule.opens) rule.closes += DAY;
        fields.slice(3).forEach(function (field) {
          if (field[0] === 'i') rule.every = Number(field.slice(1));
          else rule[{ s: 'start', f: 'from', t: 'to' }[field[0]]] = number(field.slice(1));
        });
        return rule;
      })
    };
  }

  function comes(rule, day) {
    if (day < rule.from || day > rule.to || day < rule.start) return false;
    var on = date(day);
    var since = rule.every > 1 ? date(rule.start) : on;
    if (!rule.monthly) return rule.days.includes(on.code) && (on.week - since.week) % rule.every === 0;
    return on.which.some(function (one) { return rule.days.includes(one); }) && (on.month - since.month) % rule.every === 0;
  }

  // yes, no, or unsure: a bank holiday on which they have not said whether they are there.
  function there(service, day) {
    if (service.shut.some(function (span) { return span[0] <= day && day <= span[1]; })) return 'no';
    if (!holidays.includes(day) || service.bank === 'open') return 'yes';
    return service.bank === 'closed' ? 'no' : 'unsure';
  }

  function shifts(service, day) {
    return service.rules.filter(function (rule) { return comes(rule, day); }).map(function (rule) {
      return { from: day * DAY + rule.opens, to: day * DAY + rule.closes, note: rule.note };
    });
  }

  // Until when somebody is there without a break: on through the next shift, but never into a day on which they may be shut.
  function end(service, covering, now) {
    var today = Math.floor(now / DAY);
    var until = Math.max.apply(null, covering.map(function (shift) { return shift.to; }));
    for (var day = today; day <= today + 8; day += 1) {
      for (var grew = true; grew;) {
        grew = false;
        [day - 1, day].forEach(function (one) {
          if (there(service, one) !== 'yes') return;
          shifts(service, one).forEach(function (shift) {
            if (shift.from <= until && shift.to > until) { until = shift.to; grew = true; }
          });
        });
      }
      if (until < (day + 1) * DAY) return until;
      if (there(service, day + 1) !== 'yes') return (day + 1) * DAY;
    }
    return until;
  }

  function clock(minute) {
    if (minute === 0) return 'midnight';
    if (minute === 720) return 'midday';
    var hour = Math.floor(minute / 60);
    var past = minute % 60;
    return (hour % 12 || 12) + (past ? ':' + String(past).padStart(2, '0') : '') + (hour < 12 ? 'am' : 'pm');
  }

  function untilWords(until, now) {
    var today = Math.floor(now / DAY);
    if (until - now >= WEEK) return ', day and night';
    if (until % DAY === 0) {
      var before = until / DAY - 1;
      return ' until midnight' + (before === today ? '' : ' on ' + date(before).name);
    }
    var day = Math.floor(until / DAY);
    var near = day === today || (day === today + 1 && until % DAY <= 720);
    return ' until ' + (near ? '' : date(day).name + ' ') + clock(until % DAY);
  }

  function opensWords(from, now) {
    var away = Math.floor(from / DAY) - Math.floor(now / DAY);
    var day = date(Math.floor(from / DAY));
    var when = away === 0 ? 'today' : away === 1 ? 'tomorrow' : away < 7 ? day.name : day.name + ' ' + day.words;
    return from % DAY ? ' Opens ' + when + ' at ' + clock(from % DAY) + '.' : ' Opens at midnight, as ' + day.name + ' begins.';
  }

  function judge(service, now) {
    var today = Math.floor(now / DAY);
    var known = service.rules.some(function (rule) { return !(rule.to < today); });
    if (!known || 'closed' in service.node.dataset) return { open: '', words: '' };
    var state = there(service, today);
    var covering = [today - 1, today].map(function (day) {
      var sure = there(service, day);
      return sure === 'no' || state === 'no' ? [] : shifts(service, day).filter(function (shift) {
        return shift.from <= now && now < shift.to;
      }).map(function (shift) { shift.sure = sure === 'yes' && state === 'yes'; return shift; });
    }).flat();
    var sure = covering.filter(function (shift) { return shift.sure; });
    if (sure.length) {
      var until = end(service, sure, now);
      var notes = sure.map(function (shift) { return shift.note; });
      var alike = notes[0] && notes.every(function (note) { return note === notes[0]; });
      return { open: 'yes', words: 'Open now' + (alike ? ' (' + notes[0] + ')' : '') + untilWords(until, now) };
    }
    if (covering.length || (state === 'unsure' && shifts(service, today).length)) {
      return { open: '', words: 'They have not said whether they open on bank holidays.' };
    }
    for (var day = today; day <= today + LOOK_AHEAD; day += 1) {
      if (there(service, day) !== 'yes') continue;
      var froms = shifts(service, day).map(function (shift) { return shift.from; }).filter(function (from) { return from > now; });
      if (froms.length) return { open: 'no', words: 'Closed now.' + opensWords(Math.min.apply(null, froms), now) };
    }
    return { open: 'no', words: 'Closed now.' };
  }

  function tell() {
    var told = {};
    uk.formatToParts(new Date()).forEach(function (part) { told[part.type] = part.value; });
    var today = number(told.year + '-' + told.month + '-' + told.day);
    var now = today * DAY + Number(told.hour) * 60 + Number(told.minute);
    // Outside the days that the page knows, its own age or the clock is wrong: say nothing.
    var knows = today >= number(around.dataset.first) && today <= number(around.dataset.last);
    services.forEach(function (service) {
      var found = knows ? judge(service, now) : { open: '', words: '' };
      service.node.dataset.open = found.open;
      if (service.says.textContent === found.words) return;
      service.says.textContent = found.words;
      service.says.hidden = !found.words;
    });
  }

  tell();
  window.setInterval(tell, 60000);
  window.addEventListener('pageshow', tell);
  document.addEventListener('visibilitychange', tell);
})();
