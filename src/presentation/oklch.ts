/**
 * `oklch(0.72 0.13 340)` → [red, green, blue], 0 to 255, for what knows no oklch. A colour that a screen cannot show is
 * cut off at its edge. https://bottosson.github.io/posts/oklab/
 */
export function toRgb(colour: string): [red: number, green: number, blue: number] {
  const match = /^oklch\(([\d.]+) ([\d.]+) (-?[\d.]+)\)$/.exec(colour);
  if (!match) throw new Error(`"${colour}" is no colour of ours`);
  const [lightness = 0, chroma = 0, hue = 0] = match.slice(1).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    onScreen(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    onScreen(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    onScreen(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

/** Linear light → a byte of sRGB. */
function onScreen(light: number): number {
  const value = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(Math.max(value, 0), 1) * 255);
}
