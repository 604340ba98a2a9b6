import type { User } from '../../domain/user.ts';
import type { MailTemplate, QueuedMail } from './ports.ts';

/** The mail that tells an owner what was changed, so that they notice if it was not them. */
export const noticeOf = (
  { id, email, locale, name }: User,
  template: MailTemplate,
  now: Date,
  payload: Record<string, string> = {},
): QueuedMail => ({
  userId: id,
  recipient: email,
  locale,
  template,
  payload: { ...payload, name, at: now.toISOString() },
});
