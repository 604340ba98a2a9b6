import { notFound } from 'next/navigation';
import { textFor } from '@/application/attendee-messages/schema';
import { platform, queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { LOCALES, type Locale } from '@/domain/locale';
import type { SignedIn } from '@/domain/user';
import { letterWords } from '../mail/letter-words';
import { isMailSent } from './mail';

async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'RESOURCE_NOT_FOUND' || error.code === 'FORBIDDEN')) notFound();
    throw error;
  }
}

export const loadMessages = (actor: SignedIn, eventId: string) =>
  orNotFound(async () => {
    const event = await queries.getEvent(actor, eventId);
    return { event, messages: await queries.messagesOf(actor, event.id), isSent: isMailSent() };
  });

/** Of an event whose organiser writes a new one. */
export const loadNewMessage = (actor: SignedIn, eventId: string) =>
  orNotFound(async () => {
    const { event } = await loadMessages(actor, eventId);
    return event;
  });

export const loadMessage = (actor: SignedIn, id: string) =>
  orNotFound(async () => {
    const { message, readers } = await queries.readMessage(actor, id);
    const event = await queries.getEvent(actor, message.eventId);
    return { event, message, readers, isSent: isMailSent(), languages: LOCALES };
  });

/** The letter as whoever reads `locale` gets it. */
export const loadMessageLetter = (actor: SignedIn, id: string, locale: Locale) =>
  orNotFound(async () => {
    const { message } = await queries.readMessage(actor, id);
    const event = await queries.getEvent(actor, message.eventId, locale);
    const { APP_URL, SIGN_IN_SERVICES } = platform.env();
    const { id: eventId, slug, name, startsAt, endsAt, timeZone, location } = event;
    const payload = {
      name: actor.via === 'session' ? actor.name : actor.username,
      event: { id: eventId, slug, name, startsAt, endsAt, timeZone, location },
      ...textFor(message.texts, locale),
      isNews: message.isNews,
    };
    const words = letterWords({ appUrl: APP_URL, services: SIGN_IN_SERVICES });
    return words.word({ template: 'attendee-message', payload }, locale);
  });
