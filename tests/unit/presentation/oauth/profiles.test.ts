import { describe, expect, it } from 'vitest';
import { askGithub, identityOfClaims } from '@/presentation/oauth/profiles';

describe('the claims of an OpenID provider', () => {
  it('name the person, and whether the address is theirs', () => {
    const said = { sub: '42', email: 'bia@example.com', email_verified: true, name: 'Bia', picture: 'ignored' };
    expect(identityOfClaims('oidc', said)).toEqual({
      provider: 'oidc',
      subject: '42',
      email: 'bia@example.com',
      isEmailVerified: true,
      name: 'Bia',
    });
    expect(identityOfClaims('oidc', { sub: '42', preferred_username: 'bia' })).toMatchObject({
      email: null,
      isEmailVerified: false,
      name: 'bia',
    });
  });

  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [1, false],
    ['yes', false],
    [null, false],
    [undefined, false],
    [{}, false],
  ])('with email_verified %j vouch for the address: %s', (email_verified, isEmailVerified) => {
    expect(identityOfClaims('oidc', { sub: '1', email: 'a@b.example', email_verified })).toMatchObject({
      isEmailVerified,
    });
  });

  it.each([{}, { sub: '' }, { sub: 7 }, { sub: 'x'.repeat(1_001) }, null, 'sub'])(
    'without a subject are nobody’s: %j',
    (said) => {
      expect(() => identityOfClaims('oidc', said)).toThrow();
    },
  );
});

describe('GitHub', () => {
  const github = (answers: Record<'/user' | '/user/emails', unknown>) => askGithub(async (path) => answers[path]);
  const user = { id: 42, login: 'bia', name: null, email: 'public@example.com' };

  it('is asked for the primary address, and the public one counts for nothing', async () => {
    const emails = [
      { email: 'public@example.com', primary: false, verified: true },
      { email: 'bia@example.com', primary: true, verified: true },
    ];
    const said = await github({ '/user': user, '/user/emails': emails });
    expect(identityOfClaims('github', said)).toEqual({
      provider: 'github',
      subject: '42',
      email: 'bia@example.com',
      isEmailVerified: true,
      name: 'bia',
    });
  });

  it.each([[[{ email: 'bia@example.com', primary: true, verified: false }]], [[]]])(
    'vouches for no address that was not confirmed there: %j',
    async (emails) => {
      const said = await github({ '/user': user, '/user/emails': emails });
      expect(identityOfClaims('github', said).isEmailVerified).toBe(false);
    },
  );

  it('that answers something else signs nobody in', async () => {
    await expect(github({ '/user': { message: 'Bad credentials' }, '/user/emails': [] })).rejects.toThrow();
  });
});
