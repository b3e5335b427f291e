// The theme's search, by keyboard. The theme listens on the window; this stands on the document before it, after exit.js.
(function () {
  'use strict';

  var search = document.querySelector('[data-md-component="search"]');
  var open = document.querySelector('[data-md-toggle="search"]');
  if (!search || !open) return;
  var query = search.querySelector('[data-md-component="search-query"]');
  var list = search.querySelector('ol');

  function links() {
    return Array.prototype.slice.call(list.querySelectorAll('a'));
  }

  // Single letters did things from anywhere on the page (WCAG 2.1.4), Enter opened the first answer unasked, and Tab shut the
  // list before it could be read. Arrows and Escape stay the theme's.
  document.addEventListener('keydown', function (event) {
    if (/^(Arrow(Up|Down)|Escape)$/.test(event.key) && open.checked) return;
    event.stopPropagation();
    if (event.key !== 'Enter' || event.target !== query) return;
    event.preventDefault();
    if (links().length) links()[0].focus();
  });

  // The theme keeps its answers out of the tab order.
  new MutationObserver(function () {
    links().forEach(function (link) { link.removeAttribute('tabindex'); });
  }).observe(list, { childList: true, subtree: true });

  search.addEventListener('focusout', function (event) {
    if (!event.relatedTarget || search.contains(event.relatedTarget) || !open.checked) return;
    open.checked = false;
    open.dispatchEvent(new Event('change'));
  });
})();
