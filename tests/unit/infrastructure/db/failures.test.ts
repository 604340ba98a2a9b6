import { DatabaseError } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { Prisma } from '@/infrastructure/db/generated/client';

const lost = vi.hoisted(() => vi.fn());
vi.mock('@/infrastructure/db/room', () => ({ databaseRoom: () => ({ lost }) }));
const { asAppError, failureCode, isDatabaseAway, isOutOfRoom } = await import('@/infrastructure/db/failures');

function fromPostgres(code: string, severity = 'ERROR') {
  const error = new DatabaseError('could not extend file', 0, 'error');
  return Object.assign(error, { code, severity });
}

function throughPrisma(cause: object) {
  return new Prisma.PrismaClientKnownRequestError('Raw query failed.', {
    code: 'P2010',
    clientVersion: '7',
    meta: { driverAdapterError: { name: 'DriverAdapterError', cause } },
  });
}

const NO_ROOM: [string, unknown][] = [
  ['a full disk', fromPostgres('53100')],
  ['no memory', fromPostgres('53200')],
  ['too many connections', fromPostgres('53300', 'FATAL')],
  ['a limit of the configuration', fromPostgres('53400')],
  ['a disk that fails', fromPostgres('58030')],
  ['a full disk below Prisma', throughPrisma({ kind: 'postgres', originalCode: '53100', severity: 'ERROR' })],
];

const AWAY: [string, unknown][] = [
  ['a cut connection', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
  ['a shutdown', fromPostgres('57P01', 'FATAL')],
  ['a statement that took too long', fromPostgres('57014')],
  ['a transaction that was ended because we fell silent', fromPostgres('25P03', 'FATAL')],
  // The commit may be in the part of the log that was still written.
  ['a panic for want of disk', fromPostgres('53100', 'PANIC')],
];

describe('what PostgreSQL has no room for', () => {
  it.each(NO_ROOM)('%s is no lost connection', (_name, error) => {
    expect([isOutOfRoom(error), isDatabaseAway(error)]).toEqual([true, false]);
  });

  it.each(NO_ROOM)('%s is answered with 503, and the room is watched from then on', (_name, error) => {
    lost.mockClear();
    expect(asAppError(error)).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5, cause: error });
    expect(lost).toHaveBeenCalledExactlyOnceWith(error);
  });
});

describe('a database that is away', () => {
  it.each(AWAY)('is told by %s', (_name, error) => {
    expect([isOutOfRoom(error), isDatabaseAway(error)]).toEqual([false, true]);
    expect(asAppError(error)).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 2 });
  });
});

it('a wrong statement is neither', () => {
  const error = fromPostgres('42601');
  expect([isOutOfRoom(error), isDatabaseAway(error)]).toEqual([false, false]);
  expect(asAppError(error).code).toBe('INTERNAL');
});

it.each([
  [fromPostgres('53100'), '53100'],
  [new TypeError('x'), 'TypeError'],
  [throughPrisma({ kind: 'postgres', originalCode: '53100', severity: 'ERROR' }), '53100'],
  ['text', 'string'],
])('names %s in the log', (error, code) => expect(failureCode(error)).toBe(code));
