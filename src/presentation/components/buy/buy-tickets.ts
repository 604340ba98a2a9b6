import type { PurchaseDto, TicketDto } from '@/application/tickets/schema';
import type { ErrorCode, FieldError } from '@/domain/errors';

export type TicketOrder = { eventId: string; participantName: string; participantEmail: string; quantity: number };

/** The part of a problem answer that the buy box acts on. */
type Refusal = { code: ErrorCode; errors: FieldError[]; availableTickets: number | undefined };

export type Outcome =
  | { kind: 'sold'; tickets: TicketDto[] }
  | { kind: 'refused'; refusal: Refusal }
  /** No answer came, so the sale may have happened: the same key must be used again. */
  | { kind: 'unknown' };

type Deps = { fetch: typeof fetch; sleep: (milliseconds: number) => Promise<void> };

const LOCK_RETRIES = 3;
const UNANSWERED_RETRIES = 3;
const LONGEST_WAIT = 5_000;

/**
 * Buys once, however often it has to ask: every try carries the same `Idempotency-Key`.
 * A lost race for the event's version waits 100 ms × 2^attempt, up to 3 times, as the API's contract says.
 * A lost answer, a 503 or a sale that is still running waits as told by `Retry-After`, or 400 ms × 2^attempt.
 */
export async function buyTickets(order: TicketOrder, idempotencyKey: string, { fetch, sleep }: Deps): Promise<Outcome> {
  let lockRetries = 0;
  let unanswered = 0;
  for (;;) {
    const answer = await ask(order, idempotencyKey, fetch);
    if (answer.kind === 'sold') return answer;
    if (answer.kind === 'refused' && answer.refusal.code === 'OPTIMISTIC_LOCK_ERROR' && lockRetries < LOCK_RETRIES) {
      lockRetries += 1;
      await sleep(100 * 2 ** lockRetries);
      continue;
    }
    if (answer.kind === 'again' && unanswered < UNANSWERED_RETRIES) {
      unanswered += 1;
      await sleep(Math.min(answer.retryAfter ?? 200 * 2 ** unanswered, LONGEST_WAIT));
      continue;
    }
    return answer.kind === 'again' ? answer.giveUp : answer;
  }
}

type Answer =
  | Exclude<Outcome, { kind: 'unknown' }>
  | { kind: 'again'; retryAfter: number | undefined; giveUp: Outcome };

async function ask(order: TicketOrder, idempotencyKey: string, send: typeof fetch): Promise<Answer> {
  let response: Response;
  try {
    response = await send('/api/tickets/purchase', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(order),
    });
    if (response.status === 201 || response.status === 200) return sold(await response.json());
  } catch {
    return { kind: 'again', retryAfter: undefined, giveUp: { kind: 'unknown' } };
  }
  const refusal = await readRefusal(response);
  if (refusal.code === 'UNAVAILABLE') {
    return { kind: 'again', retryAfter: retryAfter(response), giveUp: { kind: 'refused', refusal } };
  }
  if (refusal.code === 'IDEMPOTENCY_IN_PROGRESS' || response.status >= 500) {
    return { kind: 'again', retryAfter: retryAfter(response), giveUp: { kind: 'unknown' } };
  }
  return { kind: 'refused', refusal };
}

function sold(purchase: PurchaseDto): Outcome & { kind: 'sold' } {
  const { tickets, ...ticket } = purchase;
  return { kind: 'sold', tickets: tickets ?? [ticket] };
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return seconds > 0 ? seconds * 1000 : undefined;
}

/** A proxy in between may answer without our JSON; its status still says enough. */
async function readRefusal(response: Response): Promise<Refusal> {
  const problem = await response.json().catch(() => null);
  const byStatus: ErrorCode =
    response.status === 503 ? 'UNAVAILABLE' : response.status === 429 ? 'RATE_LIMITED' : 'INTERNAL';
  return {
    code: problem?.code ?? byStatus,
    errors: Array.isArray(problem?.errors) ? problem.errors : [],
    availableTickets: typeof problem?.availableTickets === 'number' ? problem.availableTickets : undefined,
  };
}

export type Intent = { content: string; key: string };

/** One key per intent: the same order keeps its key, so a second try cannot sell twice; a changed order is a new one. */
export function intentFor(previous: Intent | null, order: TicketOrder, newKey: () => string): Intent {
  const content = JSON.stringify(order);
  return previous?.content === content ? previous : { content, key: newKey() };
}
