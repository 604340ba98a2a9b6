import { hashSource, scriptPolicy } from './inline-scripts.ts';

/**
 * A page that is kept for everybody reads, scrolls and links without any script, so its scripts sleep until its reader
 * first moves: a pointer, a key, a finger, a scroll. Whoever is signed in has theirs at once, since the page is not whole
 * without them, and so has whoever brings along what they typed. What is pressed before the page is awake is pressed again then.
 * A page that is of no use without its scripts sleeps only until it is painted.
 */

/** Runs in the browser, from its own text: nothing from outside it. */
function sleepUntil(sign: 'needed' | 'painted') {
  const signs = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin'];
  const held: (() => void)[] = [];
  const typed = new Map<HTMLInputElement, string>();
  let isAwake = false;
  // Opened without a network, the page came from this device, and so do its scripts (public/sw.js).
  const isKept = !navigator.onLine;

  const isAwaited = () => {
    if (document.documentElement.dataset.signedIn !== undefined) return true;
    try {
      // What was typed on the page that this one is the translation of (components/kept-input.ts).
      return sessionStorage.getItem('eventhub.kept-input') !== null;
    } catch {
      return false;
    }
  };
  const wake = () => {
    // Scripts that did not arrive are not asked for again: where the network went, the page sleeps on and reads as before.
    if (!navigator.onLine && !isKept) return;
    for (const name of signs) window.removeEventListener(name, wake, true);
    for (const script of document.querySelectorAll('script[type="text/sleeping"]')) {
      script.remove();
      script.removeAttribute('type');
      document.head.append(script);
    }
  };
  const note = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio')
      typed.set(target, target.value);
  };
  /** React knows of no change that came before it: the text goes out of the field and is typed once more. */
  const typeAgain = (field: HTMLInputElement) => {
    const text = typed.get(field);
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const value of ['', text]) {
      setValue?.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  let isHandedOver = false;
  const handOver = () => {
    if (isHandedOver) return;
    isHandedOver = true;
    // Each by itself, since a form knows of one change only once it is drawn with the one before. Until the last of them a
    // drawing may empty the others, so what is pressed or sent is still held.
    for (const [field] of typed) setTimeout(typeAgain, 0, field);
    setTimeout(() => {
      isAwake = true;
      window.removeEventListener('input', note, true);
      for (const repeat of held) repeat();
    });
  };
  const hold = (event: Event) => {
    const { target } = event;
    if (isAwake || !(target instanceof Element)) return;
    if (event instanceof SubmitEvent && target instanceof HTMLFormElement && target.matches('[data-awake]')) {
      const { submitter } = event;
      held.push(() => target.requestSubmit(submitter));
    } else {
      const pressed =
        event.type === 'click'
          ? target.closest<HTMLElement>('button:not([type="submit"]), [data-keeps-input], a[data-awake]')
          : null;
      if (!pressed) return;
      held.push(() => pressed.click());
    }
    event.preventDefault();
    event.stopPropagation();
    wake();
    // Where the scripts do not arrive, a form is still sent and a link still leads on.
    setTimeout(handOver, 4_000);
  };

  window.addEventListener('input', note, true);
  window.addEventListener('click', hold, true);
  window.addEventListener('submit', hold, true);
  document.addEventListener('eventhub:awake', handOver, { once: true });
  if (isAwaited()) return wake();
  for (const name of signs) window.addEventListener(name, wake, { capture: true, passive: true });
  // Told once the first words are on the screen. A browser that does not tell leaves it at the signs above.
  if (sign === 'painted') new PerformanceObserver(wake).observe({ type: 'paint', buffered: true });
}

const wakeScript = (sign: Parameters<typeof sleepUntil>[0]) => `(${sleepUntil})('${sign}')`;
const WHEN_NEEDED = wakeScript('needed');
const WHEN_NEEDED_SOURCE = hashSource(WHEN_NEEDED);
const ONCE_PAINTED = wakeScript('painted');

const FILE = /<script (?=src="\/_next\/static\/[\w./~-]+"(?: async=""| nonce="[^"]+"){1,2}>)/g;
const PRELOADED = /<link rel="preload" as="script"[^>]*>/g;

const sleeping = (part: string) => part.replace(PRELOADED, '').replace(FILE, '<script type="text/sleeping" ');

// A page that failed is drawn by its scripts alone.
const endOf = (html: string) => (html.includes('<html id="__next_error__"') ? -1 : html.lastIndexOf('</body>'));

const withWaker = (html: string, end: number, waker: string) =>
  `${sleeping(html.slice(0, end))}${waker}${sleeping(html.slice(end))}`;

/** The document with its scripts asleep until they are needed, and the policy that names them and the few lines that wake them. */
export function sleepingPage(html: string): { html: string; policy: string } {
  const end = endOf(html);
  if (end < 0) return { html, policy: scriptPolicy(html) };
  return {
    html: withWaker(html, end, `<script>${WHEN_NEEDED}</script>`),
    policy: `${scriptPolicy(html)} ${WHEN_NEEDED_SOURCE}`,
  };
}

/** The same of a document whose scripts have a nonce, until it is painted. One without a nonce stays as it is. */
export function paintedPage(html: string): string {
  const end = endOf(html);
  const nonce = /<script nonce="([\w+/=-]+)"/.exec(html)?.[1];
  if (end < 0 || !nonce) return html;
  return withWaker(html, end, `<script nonce="${nonce}">${ONCE_PAINTED}</script>`);
}
