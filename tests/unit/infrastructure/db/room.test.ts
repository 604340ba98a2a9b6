import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const log = vi.hoisted(() => ({ error: vi.fn(), info: vi.fn() }));
vi.mock('@/infrastructure/logger', () => ({ logger: () => log }));
const { roomWatch } = await import('@/infrastructure/db/room');

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => void vi.useRealTimers());

it('is said once when it is lost and once when it is back, and tried every second between', async () => {
  const tryRoom = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('No space left on device'));
  const room = roomWatch(tryRoom);
  expect(room.isLost()).toBe(false);
  for (let refusals = 0; refusals < 1_000; refusals += 1) room.lost(new Error('53100'));
  expect(log.error).toHaveBeenCalledOnce();

  await vi.advanceTimersByTimeAsync(3_000);
  expect(tryRoom).toHaveBeenCalledTimes(3);
  expect(room.isLost()).toBe(true);

  tryRoom.mockResolvedValue(undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(room.isLost()).toBe(false);
  expect(log.info).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
