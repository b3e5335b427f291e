// A list of chosen services as plain text, to read, change, copy or print. It is in the open page only.
(function () {
  'use strict';

  document.querySelectorAll('[data-take-away]').forEach(start);

  function start(panel) {
    var part = function (name) { return panel.querySelector('[data-' + name + ']'); };
    var list = document.querySelector('[data-cards]');
    if (!list) return;
    var text = part('text'), paper = part('paper'), says = part('says'), discreet = part('discreet');
    var box = part('keep');
    var bar = document.querySelector('[data-kept]');
    var kept = [];
    var changed = false;
    var title = document.title;

    var boxes = Array.from(list.querySelectorAll('article[data-service]')).map(function (card) {
      var copy = box.content.cloneNode(true);
      var input = copy.querySelector('input');
      copy.querySelector('[data-which]').textContent = words(card, '.service-card__name');
      input.addEventListener('change', function (event) {
        // Not a tick of the form above.
        event.stopPropagation();
        kept = kept.filter(function (one) { return one !== card; });
        if (input.checked) kept.push(card);
        if (changed && kept.length) add(input.checked && card);
        else write();
      });
      card.append(copy);
      return input;
    });

    function words(card, which) {
      var found = card.querySelector(which);
      return found ? found.textContent.trim().replace(/\s+/g, ' ') : '';
    }

    function numbers(card, which) {
      return Array.from(card.querySelectorAll(which)).map(function (one) { return one.textContent.trim().replace(/\s+/g, ' '); });
    }

    function full(card) {
      var lines = [words(card, '.service-card__name')].concat(numbers(card, '.phone-line'));
      if (!card.querySelector('.phone-line')) lines.push('No number is listed.');
      return lines.concat(words(card, '[data-times]'), words(card, '[data-safe]'), words(card, '.service-card__checked'))
        .filter(Boolean).join('\n');
    }

    // No name and no word of what it is: a letter, the numbers, and the hours without what they are for.
    function short(card, place) {
      var lines = numbers(card, '.phone-line bdi');
      return [String.fromCharCode(65 + place % 26) + ':'].concat(lines.length ? lines : 'no number')
        .concat(card.dataset.hours ? words(card, '[data-times]').replace(/ \([^)]*\)/g, '').replace(/; Closed.*$/, '') : []).join(' ');
    }

    function write() {
      text.value = kept.map(discreet.checked ? short : full).join(discreet.checked ? '\n' : '\n\n');
      changed = false;
      panel.hidden = bar.hidden = !kept.length;
      say(kept.length === 1 ? '1 service is on your list.' : kept.length + ' services are on your list.');
      part('warning').hidden = true;
    }

    // What somebody has written by hand is never overwritten by another tick.
    function add(card) {
      if (card) text.value += (discreet.checked ? '\n' : '\n\n') + (discreet.checked ? short(card, kept.length - 1) : full(card));
      say(card ? 'Added at the end of your list.' : 'You have changed the list by hand, so take that service out of it by hand too.');
    }

    // A moment later, so that a panel that has only just been shown is heard as well.
    function say(words) {
      bar.querySelector('button').textContent = 'See your list (' + kept.length + ')';
      window.setTimeout(function () { says.textContent = kept.length ? words : ''; }, 100);
    }

    function forget() {
      boxes.forEach(function (input) { input.checked = false; });
      discreet.checked = false;
      kept = [];
      write();
      paper.textContent = '';
      text.value = '';
    }

    function copy() {
      var done = function () { say('Copied. It stays on this device until you copy something else.'); };
      var byHand = function () {
        text.select();
        if (document.execCommand('copy')) done();
        else say('This browser does not let us copy. The text is selected: copy it yourself.');
      };
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text.value).then(done, byHand);
      else byHand();
    }

    function print() {
      paper.textContent = text.value;
      document.documentElement.classList.add('is-paper-list');
      // Browsers print the title in the margin.
      document.title = 'Notes';
      window.print();
    }

    bar.querySelector('button').addEventListener('click', function () {
      panel.scrollIntoView();
      panel.querySelector('h2').focus();
    });
    discreet.addEventListener('change', write);
    text.addEventListener('input', function () { changed = true; });
    part('copy').addEventListener('click', copy);
    part('print').addEventListener('click', function () {
      part('warning').hidden = false;
      part('print-now').focus();
    });
    part('print-now').addEventListener('click', print);
    part('clear').addEventListener('click', forget);
    window.addEventListener('afterprint', function () {
      document.documentElement.classList.remove('is-paper-list');
      document.title = title;
    });
    window.addEventListener('pagehide', forget);
    window.addEventListener('pageshow', forget);
  }
})();
