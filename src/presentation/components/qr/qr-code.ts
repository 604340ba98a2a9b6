import { encode } from 'uqr';
import type { QrCode } from './qr-image';

const QUIET = 4;

export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
