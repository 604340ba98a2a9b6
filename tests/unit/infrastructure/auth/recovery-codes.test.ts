import { describe, expect, it } from 'vitest';
import { recoveryCodes } from '@/infrastructure/auth/recovery-codes';

describe('recovery codes', () => {
  it('have 120 random bits in letters that nobody takes for another', () => {
    const codes = Array.from({ length: 200 }, () => recoveryCodes.next());
    for (const code of codes) expect(code).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(new Set(codes).size).toBe(200);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  it('are the same however they are typed', () => {
    const asKept = recoveryCodes.hash('0123-1456-789a-bcde-fghj-kmnp');
    for (const typed of [
      '01231456789ABCDEFGHJKMNP',
      ' 0123 1456 789a bcde fghj kmnp ',
      'O123-l456-789a-bcde-fghj-kmnp',
    ]) {
      expect(recoveryCodes.hash(typed), typed).toEqual(asKept);
    }
    expect(recoveryCodes.hash('0123-1456-789a-bcde-fghj-kmnq')).not.toEqual(asKept);
    expect(asKept).toHaveLength(32);
  });
});
