import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_CATEGORIES } from '@/domain/event';
import { drawPoster } from '@/presentation/components/posters/poster-art';

describe('a drawn poster', () => {
  it('is the same for the same event and differs between events', () => {
    const draw = (name: string) => drawPoster({ name, category: 'music', shape: 'wide' });
    expect(draw('Jazz')).toEqual(draw('Jazz'));
    expect(draw('Jazz')).not.toEqual(draw('Blues'));
  });

  it('takes its colour from the category alone', () => {
    const grounds = EVENT_CATEGORIES.map(
      (category) => drawPoster({ name: 'x', category, shape: 'wide' }).colours.ground,
    );
    expect(new Set(grounds).size).toBe(EVENT_CATEGORIES.length);
  });

  it('is drawable whatever the name is', () => {
    const anyPoster = fc.record({
      name: fc.string({ unit: 'binary' }),
      category: fc.constantFrom(...EVENT_CATEGORIES),
      shape: fc.constantFrom('wide', 'tall', 'square'),
    });
    fc.assert(
      fc.property(anyPoster, (poster) => {
        const { shapes } = drawPoster(poster);
        expect(shapes.length).toBeGreaterThan(0);
        for (const { d } of shapes) expect(d).toMatch(/^M[-\d MhvVHaAlLQTZ.]+Z$/);
      }),
    );
  });
});
