import { randomUUID } from 'node:crypto';
import type autocannon from 'autocannon';
import type { Stack } from './stack.ts';

/**
 * What a shop is asked, all at once. Of a hundred, ten buy, 40 read an event, 17 its availability, one a page, of an event
 * or of one that somebody makes up; four ask for an event that somebody makes up, 20 turn the pages of the list, six ask it
 * for a range that nobody asked for before, and two search for words that nobody searched for before.
 */

/** Events in the catalogue beside those that are sold. */
export const CATALOGUE = 2_000;

const pageOf = (sent: number) =>
  Math.floor(sent / 100) % 2 ? `/events/made-up-${sent}` : `/events/catalogue-${1 + (sent % CATALOGUE)}`;

function purchase({ buyers }: Stack, eventId: string | undefined, sent: number): autocannon.Request {
  return {
    method: 'POST',
    path: `/api/events/${eventId}/purchase`,
    headers: {
      'content-type': 'application/json',
      authorization: buyers[sent % buyers.length]?.authorization,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ participantName: 'Ana Souza', participantEmail: 'ana@example.com' }),
  };
}

function readOf(kind: number, eventId: string | undefined, sent: number): string {
  if (kind < 50) return `/api/events/${eventId}`;
  if (kind < 51) return pageOf(sent);
  if (kind < 68) return `/api/events/catalogue-${1 + (sent % CATALOGUE)}/availability`;
  if (kind < 72) return `/api/events/made-up-${sent}`;
  if (kind < 92) return `/api/events?size=20&page=${sent % (CATALOGUE / 20)}`;
  if (kind < 98) return `/api/events?size=20&from=${new Date(sent * 60_000).toISOString()}`;
  return `/api/events/search?q=night%20${sent}`;
}

/** One request after the other; `eventIds` are those that are sold. */
export function mixture(stack: Stack, eventIds: readonly string[]) {
  let sent = 0;
  return {
    sent: () => sent,
    next(): autocannon.Request {
      sent += 1;
      const eventId = eventIds[sent % eventIds.length];
      // 37 and 100 have no divisor in common: no two in a row are of one kind.
      const kind = (sent * 37) % 100;
      if (kind < 10) return purchase(stack, eventId, sent);
      const path = readOf(kind, eventId, sent);
      return { method: 'GET', path, headers: sent % 2 ? { 'accept-encoding': 'gzip' } : {} };
    },
  };
}

/** How many were sold by a run. @throws where anything else was answered than what the mixture asks for */
export function soldIn({ errors, timeouts, statusCodeStats = {} }: autocannon.Result): number {
  // A draft of the catalogue is not found; everything else must be answered.
  const odd = Object.keys(statusCodeStats).filter((status) => !['200', '201', '404'].includes(status));
  if (errors + timeouts + odd.length > 0) throw new Error(`${errors} errors, ${timeouts} time-outs, statuses ${odd}`);
  return statusCodeStats['201']?.count ?? 0;
}
