import { z } from 'zod';
import { LOCALES, type Locale } from '../../domain/locale.ts';
import { oneLine, text } from '../schema.ts';

/** What organisers write to those who hold tickets. */

export const MESSAGE_LENGTH = { subject: 150, text: 5_000 } as const;

/** Whoever holds a good ticket, or was let in, or neither has come nor given theirs back. */
export const READERS = ['everybody', 'not-in', 'in'] as const;

export type Audience = {
  who: (typeof READERS)[number];
  /** Of one ticket type; null for all. */
  typeId: string | null;
};

export type MessageText = { subject: string; text: string };
/** By language; whoever reads another one gets what there is. */
export type MessageTexts = Partial<Record<Locale, MessageText>>;

const subject = oneLine(0, MESSAGE_LENGTH.subject);
const body = text(0, MESSAGE_LENGTH.text);

/** A draft, as its form says it. */
export const saveMessageSchema = z
  .strictObject({
    eventId: z.string(),
    /** Left out for a new one. */
    id: z.string().optional(),
    subjectEn: subject,
    textEn: body,
    subjectPt: subject,
    textPt: body,
    who: z.enum(READERS),
    typeId: z.union([z.uuid(), z.literal('')]).transform((typeId) => typeId || null),
    isNews: z.literal('on').optional(),
  })
  .check(({ value, issues }) => {
    const texts = { En: [value.subjectEn, value.textEn], Pt: [value.subjectPt, value.textPt] } as const;
    const isEmpty = Object.values(texts).every(([subject, text]) => subject === '' && text === '');
    const missing = (field: string) =>
      issues.push({ code: 'custom', path: [field], params: { code: 'required' }, input: value, message: 'is needed' });
    // One language is enough; half of one is not.
    for (const [language, [subject, text]] of Object.entries(texts)) {
      if (subject === '' && (text !== '' || (isEmpty && language === 'En'))) missing(`subject${language}`);
      if (text === '' && (subject !== '' || (isEmpty && language === 'En'))) missing(`text${language}`);
    }
  });
export type SaveMessageInput = z.output<typeof saveMessageSchema>;

export function textsOf({ subjectEn, textEn, subjectPt, textPt }: SaveMessageInput): MessageTexts {
  return {
    ...(subjectEn && { en: { subject: subjectEn, text: textEn } }),
    ...(subjectPt && { 'pt-BR': { subject: subjectPt, text: textPt } }),
  };
}

/** What somebody who reads `locale` gets. */
export function textFor(texts: MessageTexts, locale: Locale): MessageText {
  const found = texts[locale] ?? LOCALES.map((other) => texts[other]).find((text) => text !== undefined);
  return found ?? { subject: '', text: '' };
}

export type MessageStatus = 'DRAFT' | 'SENDING' | 'SENT' | 'CANCELLED';

export type MessageDto = {
  id: string;
  eventId: string;
  status: MessageStatus;
  texts: MessageTexts;
  audience: Audience;
  isNews: boolean;
  /** Empty of a deleted account. */
  authorName: string;
  createdAt: string;
  sentAt: string | null;
  /** Of those that were written, and are not swept away yet. */
  mails: { waiting: number; sent: number; failed: number };
};
