import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { v7 as uuidv7 } from 'uuid';
import {
  type CodedTicket,
  codeOf,
  importPublicKeys,
  readCode,
  toBase64Url,
} from '../../src/application/tickets/ticket-code.ts';
import { option } from './options.ts';
import { adminToken, cpuOf, type Stack, startStack } from './stack.ts';
import { printTable, spread } from './statistics.ts';

/**
 * `npm run bench:door [-- --tickets 20000 --rounds 15]`: what a scanner's list of a full house weighs and costs, what
 * changed of it, and how long it takes to check a signed code.
 */

const TICKETS = option('tickets', 20_000);
const ROUNDS = option('rounds', 15);
const PER_ORDER = 10;
const AT_ONCE = 64;
const CODES = 500;

async function sellOut({ origins: [origin = ''], buyers }: Stack, eventId: string): Promise<void> {
  let left = TICKETS / PER_ORDER;
  const buyOn = async (index: number): Promise<void> => {
    if (left-- <= 0) return;
    const { authorization = '' } = buyers[index % buyers.length] ?? {};
    const { statusCode, body } = await request(`${origin}/api/tickets/purchase`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        eventId,
        quantity: PER_ORDER,
        participantName: `Guest Number ${left}`,
        participantEmail: 'guest@example.com',
      }),
    });
    const text = await body.text();
    if (statusCode !== 201) throw new Error(`a purchase answered ${statusCode}: ${text}`);
    return buyOn(index + AT_ONCE);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => buyOn(index)));
}

type Read = {
  sentBytes: number;
  bytes: number;
  ms: number;
  cpuMs: number;
  parseMs: number;
  tickets: number;
  readAt: string;
};

async function readList(url: string, authorization: string, pid: number | undefined): Promise<Read> {
  const cpuBefore = cpuOf(pid);
  const began = performance.now();
  const { statusCode, headers, body } = await request(url, { headers: { authorization, 'accept-encoding': 'gzip' } });
  const sent = Buffer.from(await body.arrayBuffer());
  const ms = performance.now() - began;
  if (statusCode !== 200) throw new Error(`the list answered ${statusCode}`);
  const bytes = headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  const parsing = performance.now();
  const list: { readAt: string; tickets: { id: string }[] } = JSON.parse(bytes.toString());
  const byId = new Map(list.tickets.map((ticket) => [ticket.id, ticket]));
  const parseMs = performance.now() - parsing;
  const cpuMs = cpuOf(pid) - cpuBefore;
  return { sentBytes: sent.length, bytes: bytes.length, ms, cpuMs, parseMs, tickets: byId.size, readAt: list.readAt };
}

async function timeCodes(eventId: string): Promise<number[]> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  const keys = await importPublicKeys([{ id: 'abcd', publicKey }]);
  const ticket = (): CodedTicket => ({ id: uuidv7(), eventId, serial: 1, confirmationCode: 'K7MN4PQRS' });
  const key = { id: 'abcd', privateKey: pair.privateKey };
  const codes = await Promise.all(Array.from({ length: CODES }, () => codeOf(ticket(), key)));
  const times: number[] = [];
  for (const code of codes) {
    const began = performance.now();
    const facts = await readCode(code, keys);
    times.push(performance.now() - began);
    if (facts?.eventId !== eventId) throw new Error('a code was not read');
  }
  return times;
}

const mb = (bytes: number) => (bytes / 1e6).toFixed(2);

const stack = await startStack({ processes: 1 });
try {
  const eventId = await stack.createEvent(TICKETS);
  await sellOut(stack, eventId);
  const authorization = await adminToken(stack.database);
  const [[origin = ''], [pid]] = [stack.origins, stack.pids];
  const url = `${origin}/api/events/${eventId}/check-in-list`;
  const whole: Read[] = [];
  // The first warms up.
  for (let round = 0; round <= ROUNDS; round += 1) whole.push(await readList(url, authorization, pid));
  whole.shift();
  const [first] = whole;
  if (first?.tickets !== TICKETS) throw new Error(`${first?.tickets} of ${TICKETS} tickets came`);
  // All of it long ago, but for what is let in now.
  await stack.database.query(`UPDATE ticket SET purchased_at = now() - interval '1 hour' WHERE event_id = $1`, [
    eventId,
  ]);
  const { rows } = await stack.database.query<{ code: string }>(
    'SELECT confirmation_code AS code FROM ticket WHERE event_id = $1 LIMIT 50',
    [eventId],
  );
  for (const { code } of rows) {
    const { statusCode, body } = await request(`${origin}/api/tickets/${code}/check-in`, {
      method: 'POST',
      headers: { authorization },
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`a check-in answered ${statusCode}`);
  }
  const parts: Read[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    parts.push(await readList(`${url}?since=${first.readAt}`, authorization, pid));
  }
  if (parts.some(({ tickets }) => tickets !== rows.length))
    throw new Error('a part holds something else than what changed');
  const row = (name: string, reads: Read[]) => [
    name,
    String(reads[0]?.tickets),
    mb(reads[0]?.bytes ?? 0),
    mb(reads[0]?.sentBytes ?? 0),
    spread(reads.map(({ ms }) => ms)),
    spread(reads.map(({ cpuMs }) => cpuMs)),
    spread(reads.map(({ parseMs }) => parseMs)),
  ];
  printTable([
    ['list', 'tickets', 'MB', 'MB sent', 'ms', 'server CPU ms', 'parse and index ms'],
    row('whole', whole),
    row('what changed', parts),
  ]);
  console.log(`One signed code is checked in ${spread(await timeCodes(eventId))} ms (${CODES} codes).`);
  await stack.assertClean();
} finally {
  await stack.stop();
}
