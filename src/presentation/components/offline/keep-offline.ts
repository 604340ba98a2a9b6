/**
 * The pages' side of public/sw.js, which says what may be kept at all. A page that is to open without a network asks for
 * it once it is there: `keepOffline('tickets')`. Whoever signs out takes what is theirs off the shelf: `forgetOffline`.
 */

/** `door`: the scanner, the same for everybody. `tickets`: one's own tickets, with what the API said of them. */
export type Shelf = 'door' | 'tickets';

const WORKER = '/sw.js';
const ANSWER_MS = 30_000;

const isSupported = () => 'serviceWorker' in navigator && 'caches' in globalThis;

/** Scripts are started from our own addresses alone, which trusted types want to be told. */
function trusted(url: string): string {
  const types: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (typeof types !== 'object' || types === null) return url;
  const createPolicy: unknown = Reflect.get(types, 'createPolicy');
  if (typeof createPolicy !== 'function') return url;
  return createPolicy.call(types, 'eventhub-worker', { createScriptURL: (text: string) => text }).createScriptURL(url);
}

let registered: Promise<ServiceWorker | null> | undefined;

async function register(): Promise<ServiceWorker | null> {
  await navigator.serviceWorker.register(trusted(WORKER), { scope: '/', updateViaCache: 'none' });
  return (await navigator.serviceWorker.ready).active;
}

async function worker(): Promise<ServiceWorker | null> {
  registered ??= register().catch(() => null);
  return registered;
}

/** The files that this page has loaded so far, parts that came later among them. */
function loadedFiles(): string[] {
  const urls = performance.getEntriesByType('resource').map(({ name }) => new URL(name, location.href));
  return [...new Set(urls.filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname))];
}

async function askToKeep(message: { shelf: Shelf; page: string; files: string[] }) {
  const to = await worker();
  if (!to) return false;
  const { port1, port2 } = new MessageChannel();
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data === true);
    };
    to.postMessage(message, [port2]);
  });
}

/**
 * Keeps the page that is open, so that its address opens without a network from now on; again at each call, as it is
 * then. Answers with whether it is kept: no browser must, and private windows do not.
 */
export async function keepOffline(shelf: Shelf): Promise<boolean> {
  if (!isSupported()) return false;
  return askToKeep({ shelf, page: location.pathname, files: loadedFiles() });
}

/** Takes everything off the shelf. Starts no worker where there is none. */
export async function forgetOffline(shelf: Shelf): Promise<void> {
  if (!isSupported()) return;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(`eventhub-offline:${shelf}:`)).map((name) => caches.delete(name)),
  );
}
