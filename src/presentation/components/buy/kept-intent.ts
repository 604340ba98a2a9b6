import type { Intent } from './buy-tickets';

/**
 * The intent to buy at one event, kept in this tab until its answer is known: whoever loads the page anew amid a purchase
 * and presses "buy" again asks with the same key, and gets the tickets that were sold meanwhile instead of more.
 */

/** The server knows a key for a day; who buys the same again after this long means more tickets. */
const MAX_AGE_MS = 15 * 60_000;

type Kept = Intent & { at: number };

// By hand: the page of an event sends no schema library along.
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'content' in value &&
  typeof value.content === 'string' &&
  'key' in value &&
  typeof value.key === 'string' &&
  'at' in value &&
  typeof value.at === 'number';

/** A function, since a browser that forbids storage throws where it is merely named. */
type Store = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const nameOf = (eventId: string) => `eventhub.intent.${eventId}`;

export function readIntent(store: Store, eventId: string, now: number): Intent | null {
  try {
    const kept: unknown = JSON.parse(store().getItem(nameOf(eventId)) ?? 'null');
    if (!isKept(kept)) return null;
    const { content, key, at } = kept;
    return at <= now && now - at <= MAX_AGE_MS ? { content, key } : null;
  } catch {
    return null;
  }
}

/** Where the browser keeps nothing, the page in hand still knows. */
export function keepIntent(store: Store, eventId: string, intent: Intent | null, now: number): void {
  try {
    if (intent) store().setItem(nameOf(eventId), JSON.stringify({ ...intent, at: now } satisfies Kept));
    else store().removeItem(nameOf(eventId));
  } catch {
    // Storage is full or switched off.
  }
}
