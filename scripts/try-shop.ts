import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `node scripts/try-shop.ts SHOP [MAILPIT]`: what a visitor and a buyer do, in a shop that runs somewhere with demo data. Exit
 * status 1 and one line where something is not as it should be.
 */

const [shop, mailbox] = process.argv.slice(2);
const WAIT_MS = 60_000;

class NotAsItShould extends Error {}

function assure(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new NotAsItShould(otherwise);
}

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, shop), { ...init, signal: AbortSignal.timeout(20_000) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function visit(): Promise<string> {
  for (const path of ['/', '/pt-BR', '/events', '/login', '/api/openapi.json', '/sitemap.xml']) {
    const { status } = await call(path);
    assure(status === 200, `${path} answers ${status}`);
  }
  const { json } = await call('/api/events?available=true&size=1');
  const event = json?.content?.[0];
  assure(typeof event?.id === 'string', 'no event is on sale: is SEED_DEMO on?');
  const page = await call(`/events/${event.slug}`);
  assure(page.status === 200 && page.text.includes('application/ld+json'), `the page of ${event.name} is not whole`);
  return event.id;
}

async function buy(eventId: string): Promise<string> {
  const { json: signedIn, status } = await post('/api/auth/login', { username: 'user', password: 'user123' });
  assure(status === 200, `the demo user's sign-in answers ${status}`);
  const authorization = `Bearer ${signedIn.token}`;
  const key = { authorization, 'idempotency-key': randomUUID() };
  const { json: types } = await call(`/api/events/${eventId}/ticket-types`);
  const type = types.find(({ onSale }: { onSale: boolean }) => onSale);
  const lines = [{ ticketTypeId: type?.id, quantity: type?.minPerOrder ?? 1 }];
  const body = { eventId, participantName: 'Try Out', participantEmail: 'try@example.com', lines };
  const [first, again] = [
    await post('/api/tickets/purchase', body, key),
    await post('/api/tickets/purchase', body, key),
  ];
  assure(first.status === 201, `a purchase answers ${first.status}: ${first.text.slice(0, 200)}`);
  assure(again.text === first.text, 'the same purchase again has another answer');
  const pdf = await call(`/api/tickets/${first.json.id}/ticket.pdf`, { headers: { authorization } });
  assure(pdf.status === 200 && pdf.text.startsWith('%PDF'), `the ticket's file answers ${pdf.status}`);
  return first.json.confirmationCode;
}

/** The confirmation, where mails are kept. */
async function findMail(): Promise<void> {
  for (const deadline = Date.now() + WAIT_MS; ; await sleep(500)) {
    const response = await fetch(new URL('/api/v1/messages', mailbox));
    const { total } = await response.json();
    if (total > 0) return;
    assure(Date.now() < deadline, `no mail came within ${WAIT_MS / 1000} s`);
  }
}

try {
  assure(shop !== undefined, 'Usage: node scripts/try-shop.ts SHOP [MAILPIT]');
  const eventId = await visit();
  const code = await buy(eventId);
  if (mailbox) await findMail();
  console.log(`The shop at ${shop} shows events and sold a ticket (${code})${mailbox ? '; its mail is there' : ''}.`);
} catch (error) {
  console.error(error instanceof NotAsItShould ? error.message : `${shop} cannot be tried: ${error}`);
  process.exitCode = 1;
}
