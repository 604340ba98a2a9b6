import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { secretBox } from '@/infrastructure/auth/secret-box';
import { stepOfCode, totpCodes } from '@/infrastructure/auth/totp-codes';

const at = (seconds: number) => new Date(seconds * 1000);

describe('codes of authenticator apps', () => {
  // RFC 6238, appendix B, SHA-1: the table has eight digits, apps show the last six.
  const RFC_SECRET = Buffer.from('12345678901234567890');
  it.each([
    [59, '94287082', 0x1],
    [1111111109, '07081804', 0x23523ec],
    [1111111111, '14050471', 0x23523ed],
    [1234567890, '89005924', 0x273ef07],
    [2000000000, '69279037', 0x3f940aa],
    [20000000000, '65353130', 0x27bc86aa],
  ])('are those of RFC 6238 at %i s', (seconds, code, step) => {
    expect(stepOfCode(code.slice(2), RFC_SECRET, at(seconds))).toBe(step);
  });

  it('are good in their step and its neighbours, and in no other', () => {
    const code = '287082';
    const taken = [-61, -31, -30, -1, 0, 29, 30, 59, 60, 90].map((from) =>
      stepOfCode(code, RFC_SECRET, at(30 + from)) === null ? null : from,
    );
    // The code of the step from 30 s on.
    expect(taken).toEqual([null, null, -30, -1, 0, 29, 30, 59, null, null]);
  });

  it.each(['', '28708', '2870820', '287 082', 'abcdef', '２８７０８２'])('refuse what is no code: %j', (code) => {
    expect(stepOfCode(code, RFC_SECRET, at(59))).toBe(null);
  });

  const warned: unknown[] = [];
  const log = { warn: (facts: unknown) => void warned.push(facts) };
  const codes = totpCodes(secretBox('s'.repeat(32), 'totp'), log, () => 'Teatro: Central');
  const ana = { id: '019abc', email: 'ana+é@example.com' };
  const now = at(1_900_000_000);
  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret), digits: 6 }).generate({ timestamp: now.getTime() });

  it('come from a secret of 160 bits that an app reads from the address of a QR code', () => {
    const { secret, uri } = codes.create(ana);
    expect(Secret.fromBase32(secret).buffer.byteLength).toBe(20);
    const read = new URL(uri);
    expect(`${read.protocol}//${read.host}`).toBe('otpauth://totp');
    expect(decodeURIComponent(read.pathname)).toBe('/Teatro Central:ana+é@example.com');
    expect(Object.fromEntries(read.searchParams)).toEqual({
      // A colon parts it from the account.
      issuer: 'Teatro Central',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(codes.create(ana).secret).not.toBe(secret);
  });

  it('are good for the owner alone, even where a row is copied to somebody else', () => {
    const { sealed, secret } = codes.create(ana);
    expect(codes.stepOf(codeOf(secret), sealed, ana.id, now)).toBe(Math.floor(1_900_000_000 / 30));
    expect(codes.stepOf(codeOf(secret), sealed, 'somebody-else', now)).toBe(null);
  });

  it('are good no more once the server has another secret, and the log says why', () => {
    const { sealed, secret } = codes.create(ana);
    const later = totpCodes(secretBox('t'.repeat(32), 'totp'), log, () => 'Teatro');
    warned.length = 0;
    expect(later.stepOf(codeOf(secret), sealed, ana.id, now)).toBe(null);
    expect(warned).toEqual([expect.objectContaining({ userId: ana.id })]);
  });
});

describe('the box for secrets', () => {
  const box = secretBox('a secret of the server, long enough', 'totp');
  const secret = Buffer.from('what nobody reads');

  it('gives back what was put in, and never writes the same twice', () => {
    const [first, second] = [box.seal(secret, 'ana'), box.seal(secret, 'ana')];
    expect(box.open(first, 'ana')).toEqual(secret);
    expect(first.equals(second)).toBe(false);
    expect(first.includes(secret)).toBe(false);
  });

  it('opens for nothing that was changed, whichever byte it was', () => {
    const sealed = box.seal(secret, 'ana');
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => box.open(changed, 'ana'), `byte ${at}`).toThrow();
    }
  });

  it.each([
    ['another owner', () => box.open(box.seal(secret, 'ana'), 'bob')],
    [
      'another purpose',
      () => secretBox('a secret of the server, long enough', 'mail').open(box.seal(secret, 'ana'), 'ana'),
    ],
    ['a cut text', () => box.open(box.seal(secret, 'ana').subarray(0, 20), 'ana')],
    ['a shorter tag', () => box.open(Buffer.alloc(12), 'ana')],
  ])('does not open for %s', (_what, open) => {
    expect(open).toThrow();
  });
});
