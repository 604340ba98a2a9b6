import { describe, expect, it } from 'vitest';
import { AppError } from '@/domain/errors';
import { isAdmin, requireAdmin, requireSignedIn } from '@/domain/policy';
import { ANONYMOUS } from '@/domain/user';
import { ADMIN, ANA } from '../../support/builders.ts';

const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('who may do what', () => {
  it.each([
    ['nobody known', ANONYMOUS, false, 'UNAUTHORIZED', 'UNAUTHORIZED'],
    ['a user', ANA, false, 'allowed', 'FORBIDDEN'],
    ['an admin', ADMIN, true, 'allowed', 'allowed'],
  ] as const)('%s', (_, actor, admin, signedIn, asAdmin) => {
    expect(isAdmin(actor)).toBe(admin);
    expect(codeOf(() => requireSignedIn(actor))).toBe(signedIn);
    expect(codeOf(() => requireAdmin(actor))).toBe(asAdmin);
  });

  it('hands the user on, so that nobody has to look twice', () => {
    expect(requireSignedIn(ANA)).toBe(ANA);
    expect(requireAdmin(ADMIN)).toBe(ADMIN);
  });
});

describe('an AppError', () => {
  it('keeps what the log needs apart from what the person reads', () => {
    const cause = new Error('inside');
    const error = new AppError('CONFLICT', 'outside', {
      cause,
      retryAfter: 3,
      facts: { a: 1 },
      fields: [{ field: 'f', code: 'taken', message: 'm' }],
    });
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'CONFLICT',
      message: 'outside',
      cause,
      retryAfter: 3,
      facts: { a: 1 },
    });
    expect(error.fields).toHaveLength(1);
  });

  it('needs nothing but its code and text', () => {
    expect(new AppError('FORBIDDEN', 'no')).toMatchObject({ fields: [], facts: {}, retryAfter: undefined });
  });
});
