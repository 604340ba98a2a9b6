import { expect, it } from 'vitest';
import { qrCode } from '@/presentation/components/qr/qr-code';

it('draws a QR code as squares in a quiet zone of four, with its three corners', () => {
  const { size, path } = qrCode('otpauth://totp/EventHub:ana@example.com?secret=GEZDGNBVGY3TQOJQ');
  expect((size - 8 - 17) % 4).toBe(0);
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  expect(path.replaceAll(/M\d+ \d+h1v1h-1z/g, '')).toBe('');
  const last = size - 5;
  for (const [x, y] of [
    [4, 4],
    [last, 4],
    [4, last],
  ] as const)
    expect(dark.has(`${x} ${y}`), `${x} ${y}`).toBe(true);
  expect(dark.has(`${last} ${last - 3}`) && dark.has('0 0')).toBe(false);
  for (const square of dark) {
    for (const at of square.split(' ').map(Number)) expect(at >= 4 && at <= last, square).toBe(true);
  }
});
