// Narrows and orders the services already on the page. Without it the style sheet does the ticking, and all services show.
(function () {
  'use strict';

  var YES = 0, ASK = 1, UNSAID = 2, OUT = 3;

  document.querySelectorAll('form[data-finder]').forEach(start);

  function start(form) {
    var list = document.querySelector('[data-cards]');
    var count = document.querySelector('[data-count]');
    if (!list || !count) return;

    var questions = Array.from(form.querySelectorAll('[data-question]')).map(function (part) {
      return {
        name: part.dataset.question,
        strict: 'strict' in part.dataset,
        anyone: part.dataset.anyone,
        about: part.dataset.about,
        inputs: Array.from(part.querySelectorAll('input'))
      };
    });
    var cards = Array.from(list.querySelectorAll('article[data-service]')).map(function (node, place) {
      return {
        node: node,
        place: place,
        said: {},
        fits: true,
        says: '',
        last: 'closed' in node.dataset || 'unchecked' in node.dataset ? 1 : 0,
        self: /self-referral|drop-in/.test(node.dataset.route) ? 0 : 1
      };
    });
    var words = form.elements.words;
    var only = form.elements.open;
    var show = form.querySelector('[data-show]');
    var timer = 0;

    function ids(card, name) {
      return card.said[name] || (card.said[name] = (card.node.dataset[name] || '').split(' ').filter(Boolean));
    }

    function label(input) {
      return input.nextElementSibling.textContent;
    }

    // What a service says to one tick.
    function answer(card, question, input) {
      var id = input.value;
      if (question.strict) {
        return ids(card, 'no').includes(id) ? OUT : ids(card, 'yes').includes(id) ? YES : ids(card, 'ask').includes(id) ? ASK : UNSAID;
      }
      var yes = ids(card, question.name);
      if (yes.includes(id) || yes.includes(question.anyone)) return YES;
      if (question.name === 'language') {
        var maybe = ids(card, 'maybe');
        if (maybe.includes(id) || maybe.includes('*')) return ASK;
        if (maybe.length) return OUT;
      }
      return question.about && !yes.length ? UNSAID : OUT;
    }

    // Any tick of a question will do, so the best answer counts; where every tick must hold, the worst.
    function judge(card, question, looked) {
      var answers = question.ticked.map(function (input) { return answer(card, question, input); });
      var grade = Math[question.strict ? 'max' : 'min'].apply(null, answers);
      var at = function (which) { return question.ticked.filter(function (_, at) { return answers[at] === which; }).map(label); };
      if (grade === OUT) return OUT;
      if (question.name === 'need') {
        var met = at(YES);
        card.rank = met.length;
        if (answers.length > 1) looked.push('Meets ' + card.rank + ' of the ' + answers.length + ' needs you ticked: ' + met.join('; '));
      } else if (question.strict) {
        if (at(YES).length) looked.push('They say yes: ' + at(YES).join('; '));
        if (at(ASK).length) looked.push('Ask them: ' + at(ASK).join('; '));
        if (at(UNSAID).length) looked.push('They have not said: ' + at(UNSAID).join('; '));
      } else if (grade === ASK) looked.push('Ask them: ' + at(ASK).join('; '));
      else if (grade === UNSAID) looked.push('They have not said: ' + question.about);
      return grade;
    }

    // How near a service stands to a ticked group: led by and for it, set up for it or welcoming it, or for anyone.
    function distance(card, chosen) {
      if (chosen.some(function (input) { return ids(card, 'led').includes(input.value); })) return 0;
      return chosen.some(function (input) { return ids(card, 'group').includes(input.value); }) ? 1 : 2;
    }

    // What the word filter reads of a card: what everybody sees, its other names, and other words for its needs.
    function text(card) {
      if (!card.text) {
        var also = ids(card, 'need').map(function (id) {
          var input = document.getElementById('need-' + id);
          return input ? label(input) + ' ' + (input.dataset.also || '') : '';
        });
        card.text = (card.node.textContent + ' ' + card.node.dataset.words + ' ' + also.join(' ')).toLowerCase();
      }
      return card.text;
    }

    function narrow() {
      questions.forEach(function (question) {
        question.ticked = question.inputs.filter(function (input) { return input.checked; });
      });
      var asked = questions.filter(function (question) { return question.ticked.length; });
      var group = asked.filter(function (question) { return question.name === 'group'; })[0];
      var typed = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      cards.forEach(function (card) {
        var notes = [];
        var open = card.node.dataset.open;
        card.rank = 0;
        card.grade = YES;
        asked.forEach(function (question) {
          if (card.grade < OUT) card.grade = Math.max(card.grade, judge(card, question, notes));
        });
        if (only.checked && open === 'no') card.grade = OUT;
        else if (only.checked && open !== 'yes') card.grade = Math.max(card.grade, UNSAID);
        card.open = open === 'yes' ? 0 : 1;
        card.distance = group ? distance(card, group.ticked) : 0;
        var fits = card.grade < OUT && typed.every(function (word) { return text(card).includes(word); });
        if (card.fits !== fits) card.node.hidden = !fits;
        card.fits = fits;
        if (fits) shown += 1;
        var says = fits && notes.length ? notes.join('. ') + '.' : '';
        if (card.says !== says) {
          write(card, says);
        }
      });
      place();
      say(shown, asked.length || typed.length || only.checked);
    }

    function write(card, says) {
      if (!card.meets) {
        card.meets = document.createElement('p');
        card.meets.className = 'service-card__meets';
        card.meets.dataset.meets = '';
        card.node.querySelector('.service-card__summary').after(card.meets);
      }
      card.meets.textContent = card.says = says;
      card.meets.hidden = !says;
    }

    // The order that the page says in words.
    function place() {
      var order = cards.slice().sort(function (one, other) {
        return one.last - other.last || one.grade - other.grade || other.rank - one.rank || one.open - other.open ||
          one.distance - other.distance || one.self - other.self || one.place - other.place;
      });
      // Only what must move does: moving all of them takes as long as everything else together.
      var next = list.firstElementChild;
      order.forEach(function (card) {
        if (card.node === next) next = next.nextElementSibling;
        else list.insertBefore(card.node, next);
      });
    }

    function say(shown, asked) {
      window.clearTimeout(timer);
      timer = window.setTimeout(function () {
        show.textContent = shown === 1 ? show.dataset.one : show.dataset.many.replace('#', shown);
        count.textContent = shown === 0 ? count.dataset.none :
          shown === 1 ? count.dataset.one : count.dataset.many.replace('#', shown);
      }, asked ? 250 : 0);
    }

    // Browsers refill a form on Back. The last reader's choice must not greet the next one.
    function forget() {
      form.reset();
      narrow();
    }

    document.querySelectorAll('[data-needs-script]').forEach(function (part) { part.hidden = false; });
    // To the results without a hash: an address with one would be a trace.
    show.addEventListener('click', function () {
      var results = document.getElementById('finder-results');
      results.scrollIntoView();
      results.focus();
    });
    form.addEventListener('change', narrow);
    form.addEventListener('input', function (event) { if (event.target === words) narrow(); });
    form.addEventListener('reset', function () { window.setTimeout(narrow, 0); });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    window.addEventListener('pageshow', forget);
  }
})();
