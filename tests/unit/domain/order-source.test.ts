import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSource, SOURCE_LENGTH } from '@/domain/order-source';

describe('where a buyer comes from', () => {
  it.each([
    ['newsletter', 'newsletter'],
    ['  Instagram ', 'instagram'],
    ['Folha de S.Paulo', 'folha-de-s.paulo'],
    ['Divulgação_2026', 'divulgação_2026'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    ['ana@example.com', undefined],
    ['list ana@example.com', 'list'],
    ['a\u0000b', 'a-b'],
    ['x'.repeat(500), 'x'.repeat(SOURCE_LENGTH)],
    ['💌', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is kept as %j', (said, kept) => {
    expect(cleanSource(said)).toBe(kept);
  });

  it('is kept as the database takes it, whatever was said, and the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (said) => {
        const kept = cleanSource(said);
        if (kept === undefined) return;
        expect([...kept].length).toBeGreaterThan(0);
        expect([...kept].length).toBeLessThanOrEqual(SOURCE_LENGTH);
        expect(kept).toMatch(/^[\p{L}\p{N}._-]+$/u);
        expect(cleanSource(kept)).toBe(kept);
      }),
    );
  });
});
