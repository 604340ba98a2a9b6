import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import type { MailReads, WrittenMail } from './ports.ts';
import type { MailDto } from './schema.ts';

type Deps = { mailReads: MailReads; clock: Clock };

/** Whether the link of a mail may still be good: whether it was used is its own affair. */
export const hasLiveLink = ({ url, expiresAt }: WrittenMail, now: Date): boolean =>
  url !== null && (expiresAt === null || expiresAt > now);

const toMailDto = (mail: WrittenMail, now: Date): MailDto => ({
  id: mail.id,
  template: mail.template,
  recipient: mail.recipient,
  status: mail.status,
  attempts: mail.attempts,
  lastError: mail.lastError,
  createdAt: mail.createdAt.toISOString(),
  sentAt: mail.sentAt?.toISOString() ?? null,
  hasLink: hasLiveLink(mail, now),
});

/** Everything that was written to people, newest first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const writtenMail =
  (d: Deps) =>
  async (actor: Actor, request: PageRequest): Promise<Page<MailDto>> => {
    authorize(actor, 'mail.read');
    requireUser(actor);
    const now = d.clock.now();
    const { rows, total } = await d.mailReads.list(toSlice(request));
    return toPage(
      rows.map((mail) => toMailDto(mail, now)),
      total,
      request,
    );
  };
