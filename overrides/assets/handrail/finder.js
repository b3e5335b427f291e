// Narrows the services already on the page. Without it the style sheet does the ticking, and all services show.
(function () {
  'use strict';

  document.querySelectorAll('form[data-finder]').forEach(start);

  function start(form) {
    var list = document.querySelector('[data-cards]');
    var count = document.querySelector('[data-count]');
    if (!list || !count) return;

    var cards = Array.from(list.querySelectorAll('article[data-service]')).map(function (card, place) {
      return {
        node: card,
        place: place,
        words: card.dataset.words,
        led: card.dataset.led.split(' '),
        closed: 'closed' in card.dataset ? 1 : 0,
        meets: card.querySelector('[data-meets]'),
        answers: { need: card.dataset.need.split(' '), group: card.dataset.group.split(' ') }
      };
    });
    var questions = Array.from(form.querySelectorAll('[data-question]')).map(function (part) { return part.dataset.question; });
    var words = form.elements.words;
    var show = form.querySelector('[data-show]');
    var timer = 0;

    function ticked(name) {
      return Array.from(form.querySelectorAll('input[name="' + name + '"]:checked'));
    }

    function met(card, name, chosen) {
      // A service for anyone answers every tick of the question about groups.
      if (name === 'group' && card.answers.group.includes('everyone')) return chosen;
      return chosen.filter(function (input) { return card.answers[name].includes(input.value); });
    }

    // How near a service stands to a ticked group: led by and for it, set up for it or welcoming it, or for anyone.
    function distance(card, chosen) {
      var ids = chosen.map(function (input) { return input.value; });
      if (ids.some(function (id) { return card.led.includes(id); })) return 0;
      if (ids.some(function (id) { return card.answers.group.includes(id); })) return 1;
      return 2;
    }

    function narrow() {
      // A question that has nothing to tick is left off the page.
      var chosen = { need: [], group: [] };
      questions.forEach(function (name) { chosen[name] = ticked(name); });
      var looked = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      cards.forEach(function (card) {
        var needs = met(card, 'need', chosen.need);
        card.rank = needs.length;
        card.distance = distance(card, chosen.group);
        var fits = questions.every(function (name) { return !chosen[name].length || met(card, name, chosen[name]).length; }) &&
          looked.every(function (word) { return card.words.includes(word); });
        if (card.node.hidden === fits) card.node.hidden = !fits;
        if (fits) shown += 1;
        var said = fits && chosen.need.length > 1 ? 'Meets ' + needs.length + ' of the ' + chosen.need.length + ' needs you ticked: ' +
          needs.map(function (input) { return input.nextElementSibling.textContent; }).join('; ') : '';
        if (card.meets.textContent !== said) {
          card.meets.textContent = said;
          card.meets.hidden = !said;
        }
      });
      place();
      say(shown, questions.some(function (name) { return chosen[name].length; }) || looked.length);
    }

    function place() {
      var order = cards.slice().sort(function (one, other) {
        return one.closed - other.closed || other.rank - one.rank || one.distance - other.distance || one.place - other.place;
      });
      var moved = order.some(function (card, index) { return list.children[index] !== card.node; });
      if (moved) list.append.apply(list, order.map(function (card) { return card.node; }));
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

    // Where there is room the first question stands open; on a phone the services come first.
    var first = form.querySelector('details');
    if (first && window.matchMedia('(min-width: 60em)').matches) first.open = true;
    document.querySelectorAll('[data-needs-script]').forEach(function (part) { part.hidden = false; });
    // To the results without a hash: an address with one would be a trace.
    show.addEventListener('click', function () {
      var results = document.getElementById('finder-results');
      results.scrollIntoView();
      results.focus();
    });
    form.addEventListener('change', narrow);
    form.addEventListener('input', narrow);
    form.addEventListener('reset', function () { window.setTimeout(narrow, 0); });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    window.addEventListener('pageshow', forget);
  }
})();
