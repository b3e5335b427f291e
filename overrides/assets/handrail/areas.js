// Finds a place by the first half of a postcode, on this device. Without it people choose from the list.
(function () {
  'use strict';

  document.querySelectorAll('form[data-by-postcode]').forEach(start);

  function start(form) {
    var input = form.elements.outcode;
    var says = form.querySelector('[data-says]');
    var places = Array.from(document.querySelectorAll('[data-outcodes]'));

    // The second half leads to a few doors. It is dropped as soon as it can be told from the first, and never read.
    function cut() {
      var typed = input.value.toUpperCase().replace(/[^A-Z0-9 ]/g, '').replace(/^ +/, '');
      var all = /^([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}$/.exec(typed);
      var begun = /^([A-Z0-9]+ )./.exec(typed);
      if (all || begun) input.value = (all || begun)[1];
    }

    function show(some) {
      places.forEach(function (place) { place.parentElement.hidden = some.length > 0 && !some.includes(place); });
    }

    function look() {
      cut();
      var outcode = input.value.toUpperCase().replace(/[^A-Z0-9]/g, '');
      var found = places.filter(function (place) { return place.dataset.outcodes.split(' ').includes(outcode); });
      show(found);
      says.textContent = !outcode ? '' : found.length === 1 ? outcode + ' is in this place:' :
        found.length ? outcode + ' is in more than one place. Any of these may help you:' :
          outcode + ' is not in our list. Choose a place below, or ring a national line.';
    }

    function forget() {
      form.reset();
      show([]);
      says.textContent = '';
    }

    if (!places.some(function (place) { return place.dataset.outcodes; })) return;
    form.hidden = false;
    input.addEventListener('input', cut);
    form.querySelector('[data-look]').addEventListener('click', look);
    input.addEventListener('keydown', function (event) {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      look();
    });
    form.querySelector('[data-whole]').addEventListener('click', forget);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    window.addEventListener('pagehide', forget);
    window.addEventListener('pageshow', forget);
  }
})();
