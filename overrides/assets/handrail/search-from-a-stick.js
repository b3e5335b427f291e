// Search from a memory stick. There a browser starts no worker, so the theme's search runs in an empty frame of this page.
// The frame runs a file of this site, so the page's policy stays as strict as on the web. Over http this does nothing.
(function () {
  'use strict';
  if (location.protocol !== 'file:') return;

  function Stand(address) {
    var worker = new EventTarget();
    var waiting = [];
    worker.address = new URL(address, location.href).href;
    var frame = document.createElement('iframe');
    frame.hidden = true;
    frame.title = 'Search';
    document.body.appendChild(frame);
    var inside = frame.contentWindow;

    inside.postMessage = function (data) {
      worker.dispatchEvent(new MessageEvent('message', { data: data }));
    };
    inside.importScripts = function () {
      return Array.from(arguments).reduce(function (before, one) { return before.then(function () { return run(one); }); }, Promise.resolve());
    };

    function run(source) {
      return new Promise(function (done, failed) {
        var script = inside.document.createElement('script');
        script.src = new URL(source, worker.address).href;
        script.onload = done;
        script.onerror = failed;
        inside.document.body.appendChild(script);
      });
    }

    function tell(data) {
      inside.dispatchEvent(new inside.MessageEvent('message', { data: data }));
    }

    worker.postMessage = function (data) {
      if (waiting) waiting.push(data);
      else tell(data);
    };
    run(worker.address).then(function () {
      var held = waiting;
      waiting = null;
      held.forEach(tell);
    });
    return worker;
  }

  window.Worker = Stand;
  // The theme's search looks for this name to learn where its word lists are.
  window.IFrameWorker = Stand;
})();
