import type { PurchaseDto, PurchaseInput } from '@/application/orders/schema';
import type { TicketDto } from '@/application/tickets/schema';
import type { ErrorCode, FieldError } from '@/domain/errors';
import { ApiError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { readSource } from '../shell/order-source';

/** The part of a problem answer that the buy box acts on. */
type Refusal = {
  code: ErrorCode;
  errors: FieldError[];
  availableTickets: number | undefined;
  ticketTypeId: string | undefined;
  /** The price on the screen is no longer the price. */
  isOtherPrice: boolean;
};

export type Outcome =
  | { kind: 'sold'; tickets: TicketDto[] }
  | { kind: 'refused'; refusal: Refusal }
  /** No answer came, so the sale may have happened: the same key must be used again. */
  | { kind: 'unknown' };

type Wait = (milliseconds: number) => Promise<void>;

const LOCK_RETRIES = 3;
const UNANSWERED_RETRIES = 3;
const LONGEST_WAIT = 5_000;

/**
 * Buys once, however often it has to ask: every try carries the same `Idempotency-Key`.
 * A lost race for the stock's version waits 100 ms × 2^attempt, up to 3 times, as the API's contract says.
 * A lost answer, a 503, a 429 or a sale that is still running waits as told by `Retry-After`, or 400 ms × 2^attempt.
 */
export async function buyTickets(
  order: PurchaseInput,
  idempotencyKey: string,
  locale: string,
  sleep: Wait,
): Promise<Outcome> {
  let lockRetries = 0;
  let unanswered = 0;
  let mayBeSold = false;
  for (;;) {
    const answer = await ask(order, idempotencyKey, locale);
    mayBeSold ||= answer.kind === 'again' && answer.giveUp === UNKNOWN;
    if (answer.kind === 'sold') return answer;
    if (answer.kind === 'refused' && answer.refusal.code === 'OPTIMISTIC_LOCK_ERROR' && lockRetries < LOCK_RETRIES) {
      lockRetries += 1;
      await sleep(100 * 2 ** lockRetries);
      continue;
    }
    if (answer.kind === 'again' && unanswered < UNANSWERED_RETRIES) {
      unanswered += 1;
      await sleep(Math.min(answer.retryAfterMs ?? 200 * 2 ** unanswered, LONGEST_WAIT));
      continue;
    }
    if (answer.kind !== 'again') return answer;
    // Whoever is turned away at the door is not told what became of an earlier try.
    return mayBeSold ? UNKNOWN : answer.giveUp;
  }
}

type Answer =
  | Exclude<Outcome, { kind: 'unknown' }>
  | { kind: 'again'; retryAfterMs: number | undefined; giveUp: Outcome };

const UNKNOWN = { kind: 'unknown' } as const;

async function ask(order: PurchaseInput, idempotencyKey: string, locale: string): Promise<Answer> {
  try {
    const { eventId, ...body } = order;
    // No part of what is asked for: the same order by another link is the same order.
    const call = {
      params: { id: eventId },
      body: { ...body, source: readSource() },
      headers: { idempotencyKey },
      locale,
    };
    return sold(await api('POST /api/events/{id}/purchase', call));
  } catch (error) {
    if (!(error instanceof ApiError)) return { kind: 'again', retryAfterMs: undefined, giveUp: UNKNOWN };
    const { status, code, retryAfterMs } = error;
    const refused = { kind: 'refused', refusal: refusalOf(error) } as const;
    if (status === 503 || status === 429) return { kind: 'again', retryAfterMs, giveUp: refused };
    if (code === 'IDEMPOTENCY_IN_PROGRESS' || status >= 500) return { kind: 'again', retryAfterMs, giveUp: UNKNOWN };
    return refused;
  }
}

function sold(purchase: PurchaseDto): Outcome & { kind: 'sold' } {
  const { tickets, total: _, ...ticket } = purchase;
  return { kind: 'sold', tickets: tickets ?? [ticket] };
}

function refusalOf({ code, fields, facts }: ApiError): Refusal {
  const { availableTickets, ticketTypeId } = facts;
  return {
    code,
    errors: fields,
    availableTickets: typeof availableTickets === 'number' ? availableTickets : undefined,
    ticketTypeId: typeof ticketTypeId === 'string' ? ticketTypeId : undefined,
    isOtherPrice: fields.some((error) => error.code === 'price_changed'),
  };
}

export type Intent = { content: string; key: string };

/** One key per intent: the same order keeps its key, so a second try cannot sell twice; a changed order is a new one. */
export function intentFor(previous: Intent | null, order: PurchaseInput, newKey: () => string): Intent {
  const content = JSON.stringify(order);
  return previous?.content === content ? previous : { content, key: newKey() };
}

/** A key that has sold is used up. Any other refusal leaves it good: an earlier try that nobody heard of may have sold. */
export const intentAfter = (intent: Intent | null, outcome: Outcome): Intent | null =>
  outcome.kind === 'sold' || (outcome.kind === 'refused' && outcome.refusal.code === 'IDEMPOTENCY_KEY_REUSED')
    ? null
    : intent;
