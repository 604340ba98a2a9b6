import type { Clock, Passwords, Transaction, Users } from '../ports.ts';
import { linkIsGone } from './mailed-link.ts';
import { assurePasswordFits } from './password-rules.ts';
import type { CommonPasswords, LinkTokens, OneTimeLinks } from './ports.ts';
import type { ResetPasswordInput } from './schema.ts';

type Deps = {
  users: Users;
  oneTimeLinks: OneTimeLinks;
  links: LinkTokens;
  passwords: Passwords;
  commonPasswords: CommonPasswords;
  clock: Clock;
  transaction: Transaction;
};

/**
 * Sets a new password by a mailed link and ends every session. It signs nobody in: where a second factor is set up, the
 * next sign-in asks for it.
 * @throws AppError RESOURCE_NOT_FOUND with `reason: 'link_gone'` | VALIDATION_ERROR | UNAVAILABLE
 */
export const resetPassword =
  (d: Deps) =>
  async ({ token, password }: ResetPasswordInput): Promise<void> => {
    const hash = d.links.hash(token);
    // Before the password is hashed, which costs a core for a while: made-up tokens must not.
    const link = await d.oneTimeLinks.findLive(hash, d.clock.now());
    const owner = link?.purpose === 'RESET_PASSWORD' ? await d.users.findById(link.userId) : null;
    if (!owner) throw linkIsGone();
    assurePasswordFits(d.commonPasswords, password, owner, 'password');
    const passwordHash = await d.passwords.hash(password);
    const now = d.clock.now();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(owner.id);
      const used = user && (await tx.links.use(hash, now));
      if (!used || used.email !== user.email) throw linkIsGone();
      await tx.users.update(user.id, { passwordHash });
      await tx.links.revokeAll(user.id, ['RESET_PASSWORD'], now);
      await tx.sessions.revokeAll(user.id, null, 'password-reset', now);
      await tx.record([{ type: 'user.password-changed', subjectId: user.id, payload: { how: 'reset' } }]);
      await tx.mail({
        userId: user.id,
        recipient: user.email,
        locale: user.locale,
        template: 'password-changed',
        payload: { name: user.name, at: now.toISOString() },
      });
    });
  };
