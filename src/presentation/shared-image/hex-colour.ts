/**
 * A colour of ours, `oklch(0.72 0.13 12)`, for what draws without a browser: `#e3868f`. Colours that a screen cannot show
 * lose what is too much. https://bottosson.github.io/posts/oklab/
 */
export function hexColour(oklch: string): string {
  const [lightness = 0, chroma = 0, hue = 0] = (oklch.match(/-?[\d.]+/g) ?? []).map(Number);
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const written = linear.map((value) => {
    const light = Math.min(1, Math.max(0, value));
    const gamma = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${written.join('')}`;
}
