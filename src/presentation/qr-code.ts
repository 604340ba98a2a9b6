import { encode } from 'uqr';

/** A QR code as one SVG path in a square of `size` units, the quiet zone around it included. */
export type QrCode = { size: number; path: string };

const QUIET = 4;

export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
