import { notFound, redirect } from 'next/navigation';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { VISITOR } from '@/domain/user';
import { action } from '@/presentation/actions/action';

const log = vi.hoisted(() => ({ error: vi.fn() }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('@/composition', async () => {
  const { unlimited } = await import('../../../support/unlimited.ts');
  const { asAppError } = await import('@/infrastructure/db/failures');
  const { processWide } = await import('@/infrastructure/process-wide');
  return { platform: { logger: log, asAppError, processWide, ...unlimited } };
});
vi.mock('@/presentation/auth', () => ({ currentActor: async () => VISITOR }));

const schema = z.strictObject({ name: z.string().min(1), password: z.string() });

function form(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [field, value] of Object.entries(entries)) data.set(field, value);
  return data;
}

beforeEach(() => log.error.mockClear());

describe('a server action', () => {
  it('hands the actor and the parsed input to the use case', async () => {
    const greet = action(schema, async ({ actor, input }) => `${actor.kind} ${input.name}`);
    expect(await greet(null, { name: 'Ana', password: '' })).toEqual({ ok: true, data: 'visitor Ana' });
  });

  it('reads a form and overlooks the entries that React adds', async () => {
    const greet = action(schema, async ({ input }) => input.name);
    const sent = form({ $ACTION_REF_1: '', '$ACTION_1:0': '{}', name: 'Ana', password: 'secret' });
    expect(await greet(null, sent)).toEqual({ ok: true, data: 'Ana' });
  });

  it('names the fields at fault, and gives back what was typed but no secret', async () => {
    const run = vi.fn();
    const answer = await action(schema, run)(null, form({ name: '', password: 'secret', extra: 'x' }));
    expect(run).not.toHaveBeenCalled();
    expect(answer).toMatchObject({ ok: false, error: { code: 'VALIDATION_ERROR' }, typed: { name: '', extra: 'x' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    if (answer.ok) throw new Error('was accepted');
    expect(answer.error.fields.map(({ field, code }) => [field, code])).toEqual([
      ['name', 'too_small'],
      ['extra', 'unrecognized_keys'],
    ]);
  });

  it('turns a refusal into a result with its facts', async () => {
    const refuse = action(schema, async () => {
      throw new AppError('OPTIMISTIC_LOCK_ERROR', 'stale', { facts: { currentVersion: 8 } });
    });
    expect(await refuse(null, { name: 'Ana', password: '' })).toMatchObject({
      ok: false,
      error: { code: 'OPTIMISTIC_LOCK_ERROR', facts: { currentVersion: 8 } },
    });
    expect(log.error).not.toHaveBeenCalled();
  });

  it('logs what nobody foresaw and tells nothing of it', async () => {
    const fail = action(schema, async () => {
      throw new Error('connection to 10.0.0.7 refused');
    });
    const answer = await fail(null, { name: 'Ana', password: '' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(JSON.stringify(answer)).not.toContain('10.0.0.7');
    expect(log.error).toHaveBeenCalledOnce();
  });

  it.each([
    ['redirect()', () => redirect('/tickets')],
    ['notFound()', () => notFound()],
  ])('lets %s pass', async (_name, leave) => {
    await expect(action(schema, async () => leave())(null, { name: 'Ana', password: '' })).rejects.toThrow(/NEXT_/);
  });
});
