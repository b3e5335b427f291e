// Finds a place by the first half of a postcode, on this device. Without it people choose from the list.
(function () {
  'use strict';

  document.querySelectorAll('form[data-by-postcode]').forEach(start);

  function start(form) {
    var input = form.elements.outcode;
    var says = form.querySelector('[data-says]');
    var elsewhere = document.querySelector('[data-elsewhere]');
    var places = Array.from(document.querySelectorAll('[data-outcodes]'));
    var all = places.filter(function (place) { return !place.hasAttribute('data-everywhere'); });

    // The second half leads to a few doors. It is dropped as soon as it can be told from the first, and never read.
    // A space stays behind, so that what is typed on is told from the first half too.
    function cut() {
      var typed = input.value.toUpperCase().replace(/[^A-Z0-9 ]/g, '').replace(/ +/g, ' ').trimStart();
      var half = /^([A-Z]{1,2}) ?([0-9])([A-Z0-9]?)( ?)(.*)$/.exec(typed);
      if (half && half[5]) {
        // ZZ14QD: a letter cannot follow ZZ14, so the 4 is the second half's.
        var isLonger = half[4] || /^[0-9]/.test(half[5]);
        input.value = half[1] + half[2] + (isLonger ? half[3] : '') + ' ';
      } else if (!half && /[0-9]/.test(typed) && typed.length > 4) {
        // Nothing we know how to halve, such as BSI6 with a letter for a figure. No first half is longer than this.
        input.value = typed.slice(0, 4);
      }
    }

    function show(some) {
      places.forEach(function (place) { place.parentElement.hidden = some.length > 0 && !some.includes(place); });
    }

    function look() {
      cut();
      var outcode = input.value.toUpperCase().replace(/[^A-Z0-9]/g, '');
      var found = outcode ? all.filter(function (place) { return place.dataset.outcodes.split(' ').includes(outcode); }) : [];
      var isOne = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(outcode);
      var isWhole = all.every(function (place) { return place.dataset.outcodes; });
      var words = found.length === 1 ? 'one' : found.length ? 'several' : !isOne ? 'unlike' : isWhole ? 'none' : 'perhaps';
      show(found);
      says.textContent = outcode ? says.dataset[words].replace('#', outcode) : '';
      elsewhere.hidden = !outcode || found.length > 0;
    }

    function forget() {
      form.reset();
      show([]);
      says.textContent = '';
      elsewhere.hidden = true;
    }

    if (!all.some(function (place) { return place.dataset.outcodes; })) return;
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
