import { toMajor } from '../../domain/money.ts';
import type { LoggedEvent } from './ports.ts';
import { TEST_EVENT } from './schema.ts';

/**
 * What is sent: `type`, `timestamp` and `data`, as Standard Webhooks has it
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md). `data` names its subject
 * by `id` and says what was recorded; amounts are major units, as everywhere in the API.
 */
export function bodyOf({ type, subjectId, payload, occurredAt }: LoggedEvent): string {
  const data = 'price' in payload ? { ...payload, price: toMajor(payload.price) } : payload;
  return written(type, occurredAt, { id: subjectId, ...data });
}

export const testBody = (endpointId: string, at: Date): string =>
  written(TEST_EVENT, at, { id: endpointId, message: 'This is a test. Nothing happened.' });

const written = (type: string, at: Date, data: object) => JSON.stringify({ type, timestamp: at.toISOString(), data });
