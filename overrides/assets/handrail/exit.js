// Leaving the page, and coming back to it covered. Without this script the exit is still a link.
// A link marked data-practise leaves in the same way, for a page of ours.
(function () {
  'use strict';

  var PRESSES = 3;
  var WITHIN = 5000;
  var root = document.documentElement;
  var presses = 0;
  var last = 0;
  var alone = false;
  var within = false;

  // Back within the site shows pages as usual; back from elsewhere is covered. Where the browser cannot tell, cover.
  function camebackFromElsewhere(persisted) {
    var activation = window.navigation && window.navigation.activation;
    if (activation) return activation.navigationType === 'traverse' && activation.from === null;
    var entry = performance.getEntriesByType('navigation')[0];
    return persisted || (entry && entry.type === 'back_forward');
  }

  function cover() {
    root.classList.add('is-covered');
    var sheet = document.querySelector('[data-cover]');
    if (!sheet) return;
    sheet.hidden = false;
    sheet.querySelector('[data-uncover]').focus();
  }

  function uncover() {
    root.classList.remove('is-covered');
    document.querySelector('[data-cover]').hidden = true;
    var main = document.getElementById('main');
    if (main) main.focus();
    say('The page is shown.');
  }

  function leave(link) {
    // Hidden first and renamed second, so that a slow network leaves nothing to read in the window or the tab.
    root.hidden = true;
    document.title = 'New tab';
    // From a memory stick with no network the destination would be an error that names it.
    var unreachable = location.protocol === 'file:' && !navigator.onLine && link.protocol !== 'file:';
    window.location.replace(unreachable ? 'about:blank' : link.href);
  }

  function say(words) {
    var line = document.querySelector('[data-exit-progress]');
    if (line) line.textContent = words;
  }

  function reset() {
    presses = 0;
    alone = false;
    say('');
  }

  function pressed(event) {
    alone = event.key === 'Shift' && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key !== 'Shift') reset();
  }

  function released(event) {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    var now = Date.now();
    presses = now - last > WITHIN ? 1 : presses + 1;
    last = now;
    var marked = document.activeElement;
    var link = marked && marked.matches('[data-practise]') ? marked : document.querySelector('[data-exit]');
    if (presses >= PRESSES && link) return leave(link);
    say(presses === 1 ? 'Shift pressed once. Press twice more to exit.' : 'Shift pressed twice. Press once more to exit.');
    window.setTimeout(function () {
      if (Date.now() - last >= WITHIN) reset();
    }, WITHIN);
  }

  function cleared() {
    document.querySelectorAll('form').forEach(function (form) { form.reset(); });
  }

  if (camebackFromElsewhere(false)) root.classList.add('is-covered');

  document.addEventListener('DOMContentLoaded', function () {
    if (root.classList.contains('is-covered')) cover();
    document.querySelector('[data-uncover]').addEventListener('click', uncover);
  });
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('[data-exit], [data-practise]');
    if (!link) return;
    event.preventDefault();
    leave(link);
  });
  document.addEventListener('keydown', pressed);
  document.addEventListener('keyup', released);
  window.addEventListener('pageshow', function (event) {
    reset();
    within = false;
    root.hidden = false;
    if (!camebackFromElsewhere(event.persisted)) return;
    cleared();
    cover();
  });

  // Chromium shows the last picture of a page kept whole for Back before a script in it can cover it. A kept page that is spoken
  // to is dropped: all of ours are, on going elsewhere. Last here, so that a browser that refuses leaves the rest as it is.
  if (!window.BroadcastChannel) return;
  var heard = new BroadcastChannel('kept');
  var spoken = new BroadcastChannel('kept');
  heard.onmessage = function () {};
  function drop() {
    if (!within) spoken.postMessage('');
  }
  if (window.navigation) {
    window.navigation.addEventListener('navigate', function (event) {
      within = new URL(event.destination.url).origin === location.origin;
      drop();
    });
    window.navigation.addEventListener('navigateerror', function () { within = false; });
  }
  window.addEventListener('pagehide', drop);
})();
