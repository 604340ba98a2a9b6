import { afterEach, expect, it, vi } from 'vitest';
import { indexAttendees } from '@/application/attendees/index-attendees';

afterEach(() => void vi.useRealTimers());

const PIECE_MS = 300;
const MINUTE_MS = 60_000;

/** An index with so many pieces to bring in, by a clock that moves when it works and rests. */
function index(pieces: number) {
  vi.useFakeTimers({ toFake: ['performance'] });
  const rests: number[] = [];
  let left = pieces;
  const pass = async (milliseconds: number) => void vi.advanceTimersByTime(milliseconds);
  const attendeeIndex = {
    async bringIn() {
      await pass(PIECE_MS);
      left -= 1;
      return left > 0;
    },
    async rest(milliseconds: number) {
      rests.push(milliseconds);
      await pass(milliseconds);
    },
  };
  const ending = new AbortController();
  const attempt = { id: 'a', number: 1, isLast: false, signal: ending.signal };
  const run = () => indexAttendees({ attendeeIndex })({}, attempt);
  return { run, rests, attendeeIndex, ending, left: () => left };
}

it('brings in all that there is and rests nine times as long as it works, so that a rush is sold first', async () => {
  const { run, rests, left } = index(4);
  await run();
  expect(left()).toBe(0);
  expect(rests).toEqual([9 * PIECE_MS, 9 * PIECE_MS, 9 * PIECE_MS]);
});

it('leaves to the next run what a minute is too short for', async () => {
  const { run, left } = index(100);
  const begun = performance.now();
  await run();
  expect(performance.now() - begun).toBeLessThan(MINUTE_MS);
  expect(left()).toBeGreaterThan(0);
  for (let more = 0; more < 10 && left() > 0; more += 1) await run();
  expect(left()).toBe(0);
});

it('begins nothing more once the process is about to end', async () => {
  const { run, attendeeIndex, ending, left } = index(10);
  vi.spyOn(attendeeIndex, 'rest').mockImplementation(async () => ending.abort());
  await run();
  expect(left()).toBe(9);
});
