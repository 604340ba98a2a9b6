import { describe, expect, it } from 'vitest';
import { deviceOf } from '@/presentation/device';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0';

const browser = (form: string, name: string, system: string | null) => ({
  kind: 'browser',
  form,
  browser: name,
  system,
});

describe('the device of a session', () => {
  it.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK} Safari/537.36`, browser('computer', 'Chrome', 'Windows')],
    [
      `Mozilla/5.0 (Windows NT 10.0) ${BLINK} Safari/537.36 Edg/130.0`,
      browser('computer', 'Microsoft Edge', 'Windows'),
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Safari/605.1.15`,
      browser('computer', 'Safari', 'macOS'),
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', browser('computer', 'Firefox', 'Linux')],
    [`Mozilla/5.0 (Linux; Android 10; K) ${BLINK} Mobile Safari/537.36`, browser('phone', 'Chrome', 'Android')],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${WEBKIT} Mobile/15E148 Safari/604.1`,
      browser('phone', 'Safari', 'iPhone'),
    ],
    [
      `Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${WEBKIT} Mobile/15E148 Safari/604.1`,
      browser('tablet', 'Safari', 'iPad'),
    ],
  ])('is called as people call it: %s', (userAgent, device) => {
    expect(deviceOf(userAgent)).toEqual(device);
  });

  it.each([
    ['curl/8.5.0', 'curl'],
    ['PostmanRuntime/7.43', 'PostmanRuntime'],
    ['node', 'node'],
    ['python-requests/2.31 extra', 'python-requests'],
  ])('may be a program: %s', (userAgent, name) => {
    expect(deviceOf(userAgent)).toEqual({ kind: 'program', name });
  });

  it.each([
    null,
    '',
    ' ',
    'Mozilla/5.0',
    '<script>alert(1)</script>',
    '('.repeat(300),
    'x'.repeat(300),
    '\u0000',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  ])('stays unknown where nothing is said: %s', (userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ kind: 'unknown' });
  });
});
