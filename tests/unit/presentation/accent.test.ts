import { describe, expect, it } from 'vitest';
import { accentPalette, accentStyles, CORAL_INK, contrast, GROUND } from '@/presentation/accent';

const STEPS = ['00', '33', '66', '99', 'cc', 'ff'];
const COLOURS = STEPS.flatMap((red) => STEPS.flatMap((green) => STEPS.map((blue) => `#${red}${green}${blue}`)));

describe("the shop's own colour", () => {
  it('can be read in both themes, whatever it is', () => {
    const faults = COLOURS.filter((hex) => {
      const { light, dark } = accentPalette(hex);
      const grounds = [light.coral, light.strong, dark.coral, dark.strong];
      return (
        grounds.some((ground) => contrast(CORAL_INK, ground) < 4.5) ||
        contrast(light.text, GROUND.light) < 4.5 ||
        contrast(dark.text, GROUND.dark) < 4.5
      );
    });
    expect(faults).toEqual([]);
  });

  it('stays as it is where it can be read', () => {
    expect(accentPalette('#3fbf7f').light.coral).toBe('#3fbf7f');
    // Navy carries no dark ink, so it becomes a blue that does.
    const { coral } = accentPalette('#000080').light;
    expect(coral).not.toBe('#000080');
    expect(Number.parseInt(coral.slice(5), 16)).toBeGreaterThan(Number.parseInt(coral.slice(1, 3), 16));
  });

  it('is written as a style sheet of nothing but colours', () => {
    expect(accentStyles('#3fbf7f')).toMatch(
      /^:root:root\{(--coral(-strong|-text)?:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);?){3}\}$/,
    );
  });
});
