import { AppError } from '../../domain/errors.ts';
import type { User } from '../../domain/user.ts';
import type { Clock, Tx } from '../ports.ts';
import type { LinkPurpose, LinkTokens, MailTemplate, OneTimeLinks } from './ports.ts';

/** How long each link is good for. A reset opens an account, so it has the least time. */
export const LINK_LIFETIME_MS: Record<LinkPurpose, number> = {
  RESET_PASSWORD: 30 * 60 * 1000,
  VERIFY_EMAIL: 24 * 60 * 60 * 1000,
  CHANGE_EMAIL: 24 * 60 * 60 * 1000,
};
const TEMPLATE = {
  RESET_PASSWORD: 'reset-password',
  VERIFY_EMAIL: 'verify-email',
  CHANGE_EMAIL: 'change-email',
} as const satisfies Record<LinkPurpose, MailTemplate>;

type Mailed = {
  user: Pick<User, 'id' | 'name' | 'locale'>;
  purpose: LinkPurpose;
  email: string;
  now: Date;
  /** What the mail says besides. */
  payload?: Record<string, string>;
  /** The link is made and counted, but nobody gets it. */
  isWithheld?: boolean;
};

/** Makes a link and the mail that brings it. Older ones for the same purpose are good for nothing any more. */
export async function mailLink(
  links: LinkTokens,
  tx: Pick<Tx, 'links' | 'mail'>,
  { user, purpose, email, now, payload = {}, isWithheld = false }: Mailed,
): Promise<void> {
  const token = links.next();
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS[purpose]);
  await tx.links.revokeAll(user.id, [purpose], now);
  await tx.links.create(links.hash(token), { userId: user.id, purpose, email, expiresAt });
  if (isWithheld) return;
  await tx.mail({
    userId: user.id,
    recipient: email,
    locale: user.locale,
    template: TEMPLATE[purpose],
    payload: {
      ...payload,
      name: user.name,
      url: links.address(purpose, token, user.locale),
      expiresAt: expiresAt.toISOString(),
    },
  });
}

const HOUR_MS = 60 * 60 * 1000;
const MOST_PER_HOUR = 5;

/** Whether a stranger, or an impatient owner, has had this account mailed often enough. The last link stays good. */
export async function isMailedEnough(
  d: { oneTimeLinks: OneTimeLinks; clock: Clock },
  userId: string,
  purpose: LinkPurpose,
): Promise<boolean> {
  const since = new Date(d.clock.now().getTime() - HOUR_MS);
  return (await d.oneTimeLinks.countSince(userId, purpose, since)) >= MOST_PER_HOUR;
}

/** The same for a link that was used, ran out, or never was: nobody learns which. */
export const linkIsGone = () =>
  new AppError('RESOURCE_NOT_FOUND', 'This link was used already or has run out. Ask for a new one.', {
    facts: { reason: 'link_gone' },
  });
