import { isSignedCode } from '@/application/tickets/ticket-code';
import { ApiError, NetworkError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { REFUSALS, type Refusal, type Scan, type Settled } from './scan';

/** Why a scan could not be sent. It waits. */
export type Unsent = { kind: 'offline' | 'signed-out' | 'forbidden'; retryAfterMs?: number };

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

const whom = ({ facts }: ApiError) => ({
  participantName: textOf(facts.participantName),
  ticketType: textOf(facts.ticketType),
});

function refusalOf({ facts, code }: ApiError): Refusal {
  const known = REFUSALS.find((reason) => reason === facts.reason);
  return known ?? (code === 'CONFLICT' ? 'cancelled' : 'unknown');
}

/** An answer for good: sent again, it would be the same. */
const SETTLED = ['ALREADY_CHECKED_IN', 'CONFLICT', 'RESOURCE_NOT_FOUND', 'VALIDATION_ERROR', 'IDEMPOTENCY_KEY_REUSED'];

/** What the server says to a scan, or why it said nothing. */
export async function sendScan(scan: Scan, now: () => Date, signal?: AbortSignal): Promise<Settled | Unsent> {
  const { id, eventId, code, device, scannedAt } = scan;
  const named = isSignedCode(code) ? { code } : { confirmationCode: code };
  try {
    const body = { id, eventId, device, scannedAt, ...named };
    const answer = await api('POST /api/check-ins', { body, signal });
    return { kind: 'in', checkedInAt: answer.checkedInAt, settledAt: now().toISOString() };
  } catch (error) {
    if (error instanceof NetworkError || signal?.aborted) return { kind: 'offline' };
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'UNAUTHORIZED') return { kind: 'signed-out' };
    if (error.code === 'FORBIDDEN') return { kind: 'forbidden' };
    if (!SETTLED.includes(error.code)) return { kind: 'offline', retryAfterMs: error.retryAfterMs };
    const settledAt = now().toISOString();
    const rest = { settledAt, isSeen: false, ...whom(error) };
    if (error.code !== 'ALREADY_CHECKED_IN') return { kind: 'refused', reason: refusalOf(error), ...rest };
    return {
      kind: 'already',
      usedAt: textOf(error.facts.usedAt) ?? settledAt,
      device: textOf(error.facts.device),
      ...rest,
    };
  }
}
