/**
 * Keeps two pages for when there is no network: the scanner at the door, and one's own tickets. Nothing else is kept, and
 * no page is kept that did not ask for it (src/presentation/components/offline/keep-offline.ts).
 *
 * A page is kept whole: its HTML with all files that it needs, in a cache of its own. A newer version takes its place once
 * all of it is there, so that no page ever finds half of itself.
 */

/**
 * What may be kept, by shelf. `pages` are paths; `data` is what they read from the API, kept as it was last answered.
 * `kept-first` opens at once and without asking: such a page is the same for everybody and is renewed behind its back.
 */
const SHELVES = {
  door: { pages: /^\/(?:pt-BR\/)?door$/, data: null, order: 'kept-first' },
  tickets: { pages: /^\/(?:pt-BR\/)?tickets$/, data: /^\/api\/tickets\/my-tickets$/, order: 'network-first' },
};
const FILES = /^\/_next\/static\/[\w./~%@()[\]-]+$|^\/door\/[\w.-]+$/;
const PREFIX = 'eventhub-offline';
/** A network that takes longer than this is none, for a page that is kept. */
const SLOW_MS = 4_000;

const shelfOf = (pathname) => Object.keys(SHELVES).find((name) => SHELVES[name].pages.test(pathname));
const shelfOfData = (pathname) => Object.keys(SHELVES).find((name) => SHELVES[name].data?.test(pathname));
const cachesOf = async (start) => (await caches.keys()).filter((name) => name.startsWith(start)).sort();
const shelfPrefix = (shelf) => `${PREFIX}:${shelf}:`;
const pagePrefix = (shelf, pathname) => `${shelfPrefix(shelf)}${pathname}:`;
const dataCache = (shelf) => `${shelfPrefix(shelf)}data`;

// The newest worker takes over at once: each is as good as the other for what an older one kept.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    const shelf = shelfOf(url.pathname);
    const found = shelf ? page(shelf, url.pathname, request) : fetch(request);
    event.respondWith(found.catch(() => noNetwork(url.pathname)));
  } else if (FILES.test(url.pathname)) {
    event.respondWith(keptFile(url.pathname).then((kept) => kept ?? fetch(request)));
  } else {
    const shelf = shelfOfData(url.pathname);
    if (shelf) event.respondWith(data(shelf, request));
  }
});

async function page(shelf, pathname, request) {
  const kept = () => keptPage(shelf, pathname);
  if (SHELVES[shelf].order === 'kept-first') return (await kept()) ?? fetch(request);
  return orKept(request, kept);
}

/** What the network answers; what is kept where it does not, or not soon. */
async function orKept(request, kept) {
  const answer = fetch(request);
  const slow = new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  try {
    const first = await Promise.race([answer, slow]);
    return first ?? (await kept()) ?? (await answer);
  } catch (error) {
    answer.catch(() => undefined);
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

const WORDS = {
  en: {
    title: 'You are offline',
    body: 'This page needs the network. It opens by itself once you are connected.',
    kept: 'Your tickets are on this device:',
    tickets: 'My tickets',
  },
  'pt-BR': {
    title: 'Você está sem internet',
    body: 'Esta página precisa da internet. Ela abre sozinha quando houver conexão.',
    kept: 'Seus ingressos estão neste aparelho:',
    tickets: 'Meus ingressos',
  },
};

/** In place of a page that is not to be had: what is the matter, and what is here nevertheless. It leans on no other file. */
async function noNetwork(pathname) {
  const locale = /^\/pt-BR(?:\/|$)/.test(pathname) ? 'pt-BR' : 'en';
  const words = WORDS[locale];
  const tickets = `${locale === 'en' ? '' : '/pt-BR'}/tickets`;
  const kept = (await keptPage('tickets', tickets))
    ? `<p>${words.kept} <a href="${tickets}">${words.tickets}</a></p>`
    : '';
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title} · EventHub</title><style>
:root{color-scheme:light dark;--paper:light-dark(#f8f3ea,#0f1629);--ink:light-dark(#1d2540,#f3efe6)}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
main{max-width:32rem;margin:1.5rem;padding:2rem;border:2px dashed}h1{margin:0;font-size:2rem;line-height:1.1}a{color:inherit;font-weight:600}
</style><main><h1>${words.title}</h1><p>${words.body}</p>${kept}</main><script>addEventListener('online',()=>setTimeout(()=>navigator.onLine&&location.reload(),500))</script></html>`;
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function keptPage(shelf, pathname) {
  // The newest version that is whole: its page is put in last.
  for (const name of (await cachesOf(pagePrefix(shelf, pathname))).reverse()) {
    const found = await (await caches.open(name)).match(pathname, { ignoreVary: true });
    if (found) return found;
  }
}

async function keptFile(pathname) {
  for (const name of await cachesOf(`${PREFIX}:`)) {
    const found = await (await caches.open(name)).match(pathname, { ignoreVary: true });
    if (found) return found;
  }
}

/** Only of a page that is kept: whoever has forgotten it keeps nothing of it. */
async function data(shelf, request) {
  const isKept = (await cachesOf(`${shelfPrefix(shelf)}/`)).length > 0;
  if (!isKept) return fetch(request);
  const cache = await caches.open(dataCache(shelf));
  const asked = request.clone();
  const answer = await orKept(request, () => cache.match(asked, { ignoreVary: true }));
  if (answer.ok) await cache.put(asked, answer.clone()).catch(() => undefined);
  return answer;
}

self.addEventListener('message', (event) => {
  const { shelf, page: pathname, files = [] } = event.data ?? {};
  const reply = (isKept) => event.ports[0]?.postMessage(isKept);
  if (!Object.hasOwn(SHELVES, shelf)) return reply(false);
  event.waitUntil(
    keep(shelf, pathname, files).then(
      () => reply(true),
      () => reply(false),
    ),
  );
});

/** Keeps the page at `pathname` as the server gives it now, with `files` and those that it names. @throws where one is missing */
async function keep(shelf, pathname, files) {
  if (!SHELVES[shelf].pages.test(pathname)) throw new Error(`${pathname} is not kept`);
  const answer = await fetch(pathname, { cache: 'no-store' });
  // Sent on to the sign-in page, say: that is no version of this one.
  if (!answer.ok || answer.redirected) throw new Error(`${pathname} is not to be had`);
  const html = await answer.clone().text();
  const before = await cachesOf(pagePrefix(shelf, pathname));
  const name = `${pagePrefix(shelf, pathname)}${String(Date.now()).padStart(15, '0')}`;
  try {
    const cache = await caches.open(name);
    await fill(cache, [...files, ...filesIn(html)]);
    await cache.put(pathname, answer);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await Promise.all(before.map((old) => caches.delete(old)));
}

async function fill(cache, pathnames) {
  const wanted = new Set(pathnames.filter((pathname) => FILES.test(pathname)));
  await Promise.all(
    [...wanted].map(async (pathname) => {
      const file = (await keptFile(pathname)) ?? (await fetch(pathname));
      if (!file.ok) throw new Error(`${pathname} is not to be had`);
      const styles = pathname.endsWith('.css') ? await file.clone().text() : '';
      await cache.put(pathname, file);
      await fill(
        cache,
        [...styles.matchAll(/url\(["']?([^"')]+)/g)]
          .map(([, target]) => new URL(target, new URL(pathname, self.location.origin)).pathname)
          .filter((target) => !wanted.has(target)),
      );
    }),
  );
}

const filesIn = (html) =>
  [...html.matchAll(/\/_next\/static\/[\w./~%@()[\]-]+?\.(?:js|css|woff2)/g)].map(([path]) => path);
