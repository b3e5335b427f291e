// One question at a time. Which one stands in memory only: never in the address, and gone on leaving.
(function () {
  'use strict';

  document.querySelectorAll('form[data-finder]').forEach(start);

  function start(form) {
    var steps = Array.from(form.querySelectorAll('[data-step]'));
    var back = form.querySelector('[data-back]');
    var next = form.querySelector('[data-next]');
    var all = form.querySelector('[data-all]');
    var progress = form.querySelector('[data-progress]');
    var at = 0;
    var stepped = true;

    function draw() {
      steps.forEach(function (step, place) {
        step.hidden = stepped && place !== at;
        var choices = step.querySelector('.finder__choices');
        if (choices) choices.open = stepped;
      });
      form.classList.toggle('finder__form--stepped', stepped);
      back.hidden = !stepped || at === 0;
      next.hidden = !stepped || at === steps.length - 1;
      progress.hidden = !stepped;
      progress.textContent = 'Question ' + (at + 1) + ' of ' + steps.length + '. You can skip any of them.';
      all.textContent = stepped ? all.dataset.stepped : all.dataset.whole;
      name();
    }

    function name() {
      next.textContent = steps[at].querySelector(':checked') ? next.dataset.on : at ? next.dataset.skip : next.dataset.first;
    }

    function go(to) {
      at = to;
      draw();
      form.scrollIntoView();
      steps[at].querySelector('[data-heading]').focus({ preventScroll: true });
    }

    back.addEventListener('click', function () { go(at - 1); });
    next.addEventListener('click', function () { go(at + 1); });
    all.addEventListener('click', function () {
      stepped = !stepped;
      at = 0;
      draw();
      form.scrollIntoView();
    });
    form.addEventListener('change', name);
    form.addEventListener('reset', function () { window.setTimeout(name, 0); });
    window.addEventListener('pageshow', function () {
      at = 0;
      stepped = true;
      draw();
    });
  }
})();
