import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { lowestIdSince } from '@/infrastructure/repositories/dashboard-reads';

it('looks for tickets of a time from before the first id that was drawn in it, and not much before', () => {
  for (const at of [0, 1_000, Date.UTC(2020, 1, 29), Date.UTC(2026, 10, 26, 3), Date.UTC(2500, 0, 1)]) {
    const lowest = lowestIdSince(new Date(at));
    expect(lowest).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(lowest <= uuidv7({ msecs: at })).toBe(true);
    if (at > 7_200_000) expect(lowest > uuidv7({ msecs: at - 7_200_000 })).toBe(true);
  }
});
