import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/domain/errors';
import { VISITOR } from '@/domain/user';

const app = vi.hoisted(() => ({
  updateEvent: vi.fn(),
  getEvent: vi.fn(),
  cancelEvent: vi.fn(),
  deleteEvent: vi.fn(),
  createEvent: vi.fn(),
  refresh: vi.fn(),
  error: vi.fn(),
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('@/composition', async () => {
  const { unlimited } = await import('../../../support/unlimited.ts');
  const { asAppError } = await import('@/infrastructure/db/failures');
  const { processWide } = await import('@/infrastructure/process-wide');
  const { updateEvent, cancelEvent, deleteEvent, createEvent, getEvent, error } = app;
  return {
    useCases: { updateEvent, cancelEvent, deleteEvent, createEvent },
    queries: { getEvent },
    platform: { logger: { error }, asAppError, processWide, ...unlimited },
  };
});
vi.mock('@/presentation/auth', () => ({ currentActor: async () => VISITOR }));
vi.mock('next/cache', () => ({ refresh: app.refresh }));

const { cancelEvent, deleteEvent, updateEvent } = await import('@/presentation/actions/events');
const stale = new AppError('OPTIMISTIC_LOCK_ERROR', 'stale', { facts: { currentVersion: 8 } });
const call = { id: 'e1', patch: { name: 'New name', version: 7 } };

beforeEach(() => vi.resetAllMocks());

describe('saving an event', () => {
  it('writes once, on the version that the admin saw', async () => {
    app.updateEvent.mockResolvedValue({ id: 'e1', version: 8 });
    expect(await updateEvent(null, call)).toMatchObject({
      ok: true,
      data: { outcome: 'saved', event: { version: 8 } },
    });
    expect(app.updateEvent.mock.calls).toEqual([[VISITOR, 'e1', call.patch]]);
    expect(app.refresh).toHaveBeenCalledOnce();
  });

  it('tells at the first stale version what the event is now, and tries nothing again', async () => {
    app.updateEvent.mockRejectedValue(stale);
    app.getEvent.mockResolvedValue({ id: 'e1', version: 8 });
    expect(await updateEvent(null, call)).toMatchObject({
      ok: true,
      data: { outcome: 'conflict', current: { version: 8 } },
    });
    expect(app.updateEvent).toHaveBeenCalledOnce();
    expect(app.refresh).not.toHaveBeenCalled();
  });

  it('passes every other refusal on', async () => {
    app.updateEvent.mockRejectedValue(new AppError('EVENT_HAS_TICKETS', 'sold'));
    expect(await updateEvent(null, call)).toMatchObject({ ok: false, error: { code: 'EVENT_HAS_TICKETS' } });
  });
});

describe('cancelling and deleting', () => {
  it('show the admin the list as it is now, also where tickets were sold meanwhile', async () => {
    await cancelEvent(null, { id: 'e1' });
    await deleteEvent(null, { id: 'e1' });
    expect(app.refresh).toHaveBeenCalledTimes(2);
    app.deleteEvent.mockRejectedValue(new AppError('EVENT_HAS_TICKETS', 'sold'));
    expect(await deleteEvent(null, { id: 'e1' })).toMatchObject({ ok: false, error: { code: 'EVENT_HAS_TICKETS' } });
    expect(app.refresh).toHaveBeenCalledTimes(3);
  });
});
