import { notFound } from 'next/navigation';
import { cache } from 'react';
import { mailFilter } from '@/application/mail/schema';
import { platform, queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { can } from '@/domain/policy';
import type { SignedIn } from '@/domain/user';
import { currentActor } from '../auth';
import { letterWords } from '../mail/letter-words';
import type { AdminSearch } from './admin';

const MAILS_PER_PAGE = 25;

/** Whether there is a server to hand mails to. Where there is none they are only kept. */
export const isMailSent = () => platform.env().SMTP_URL !== undefined;

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The mails that an address asks for. `page` counts from 1; what makes no sense is left out. */
export async function loadWrittenMail(actor: SignedIn, search: AdminSearch) {
  const asked = one(search.page) ?? '';
  const page = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const status = mailFilter.shape.status.safeParse(one(search.status)).data;
  const q = mailFilter.shape.q.safeParse(one(search.q)).data;
  const mails = await queries.writtenMail(actor, { page: page - 1, size: MAILS_PER_PAGE }, { status, q });
  return { mails, page, filter: { status: status ?? '', q: q ?? '' }, isSent: isMailSent() } as const;
}

/** One mail, in its reader's words. */
export async function loadMail(actor: SignedIn, id: string) {
  try {
    const { letter, locale, ...read } = await queries.readMail(actor, id);
    const { APP_URL, SIGN_IN_SERVICES } = platform.env();
    const words = letterWords({ appUrl: APP_URL, services: SIGN_IN_SERVICES, shop: () => platform.shop().name });
    return { ...read, locale, letter: letter && (await words.word(letter, locale)), isSent: isMailSent() };
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}

/** So many tries in a row that nobody takes them for a mistyped address. */
const ALARMING = 3;

/** What every page of the administration warns of; null where mail goes out, and for whoever is no admin. */
export const loadMailWarning = cache(async () => {
  const actor = await currentActor();
  if (actor.kind !== 'user' || !can(actor, 'mail.read')) return null;
  if (!isMailSent()) return { kind: 'nowhere' } as const;
  const { failures, lastAnswer, isLeftLying } = await queries.mailHealth(actor);
  if (isLeftLying) return { kind: 'left-lying' } as const;
  return failures >= ALARMING ? ({ kind: 'failing', failures, lastAnswer } as const) : null;
});
