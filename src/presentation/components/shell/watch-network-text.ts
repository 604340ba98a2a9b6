/**
 * Apart from the component, so that the page's policy can name it by its hash. It needs no other script, since without a
 * network none may come: it says on the root element that there is none (`data-offline`), and keeps the reader where they
 * are instead of losing the page, and what was typed, to the browser's own error. What asks for the network then leaves
 * `data-offline="asked"`. Two pages may be kept on the device (public/sw.js).
 */
export const WATCH_NETWORK = `(function () {
  var root = document.documentElement, kept = /^(?:\\/pt-BR)?\\/(?:tickets|door)$/;
  function tell() {
    if (navigator.onLine) root.removeAttribute('data-offline');
    else if (!root.hasAttribute('data-offline')) root.setAttribute('data-offline', '');
  }
  function leads(event) {
    if (event.type === 'submit') return true;
    var link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || link.origin !== location.origin || kept.test(link.pathname)) return false;
    return link.pathname !== location.pathname || link.search !== location.search || !link.hash;
  }
  function stay(event) {
    if (navigator.onLine || !leads(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    root.setAttribute('data-offline', 'asked');
  }
  tell();
  addEventListener('online', tell);
  addEventListener('offline', tell);
  addEventListener('click', stay, true);
  addEventListener('submit', stay, true);
})()`;
