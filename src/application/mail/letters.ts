import { z } from 'zod';

/**
 * Every kind of mail by its template, and what each has to be told: as it was at that moment, in the reader's language.
 * Names and places are written as the reader is to see them; times are instants, read on the clocks of `timeZone`;
 * amounts are minor units of `currency`.
 */

const instant = z.iso.datetime({ offset: true });
const zone = z.string().min(1);
const amount = z.int().min(0);

/**
 * What people call themselves. A mail program makes a link of whatever looks like one, so whoever can have mail sent to
 * others could make their name an advertisement; a space after the dot keeps it a name.
 */
const personName = z.string().transform((text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\p{N}])([.:/@]+)(?=[\p{L}\p{N}/])/gu, '$1 ')
    .trim(),
);
/** `endsAt` is left out where it is not known. */
const event = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  startsAt: instant,
  endsAt: instant.optional(),
  timeZone: zone,
  location: z.string(),
});

const ticket = z.object({
  id: z.uuid(),
  typeName: z.string(),
  participantName: personName,
  confirmationCode: z.string(),
  price: amount,
  currency: z.string(),
});

/** A secret until it runs out; the sweeping takes it out of the mail then. */
const secretLink = { url: z.url().optional(), expiresAt: instant };
/** Something was done to an account, at an instant. */
const notice = { name: personName, at: instant };

/** Keyed by template. A row of `outgoing_mail` carries the key in `template` and the value in `payload`. */
export const letters = {
  /** To the buyer, one per order. */
  'order-confirmed': z.object({
    name: personName,
    orderId: z.uuid(),
    event,
    tickets: z.array(ticket).min(1),
    total: amount,
    currency: z.string(),
  }),
  /** To whoever is named on tickets that somebody else bought; null where the organiser gave or sold them. */
  'participant-ticket': z.object({
    name: personName,
    buyerName: personName.nullable(),
    event,
    tickets: z.array(ticket).min(1),
  }),
  /** By the holder or by an organiser; where the event is cancelled there is `event-cancelled`. */
  'ticket-cancelled': z.object({ name: personName, event, ticket, by: z.enum(['holder', 'organiser']) }),
  /** One per reader and event, with everything of theirs that is cancelled with it, and what the organiser says to it. */
  'event-cancelled': z.object({
    name: personName,
    event,
    tickets: z.array(ticket).min(1),
    message: z.string().optional(),
  }),
  /** `event` as it is now; `before` has what was otherwise, and at least one field. */
  'event-changed': z.object({
    name: personName,
    event,
    before: event.pick({ name: true, startsAt: true, endsAt: true, timeZone: true, location: true }).partial(),
    tickets: z.array(ticket).min(1),
  }),
  /** A day before it begins. */
  'event-reminder': z.object({ name: personName, event, tickets: z.array(ticket).min(1) }),
  /** What an organiser writes to whoever holds tickets. `isNews`: not about the event itself. */
  'attendee-message': z.object({ name: personName, event, subject: z.string(), text: z.string(), isNews: z.boolean() }),
  /** To whom a ticket is offered: an address that may have no account, and may be called nothing yet. */
  'ticket-transfer-offered': z.object({
    name: personName.nullable(),
    fromName: personName,
    event,
    typeName: z.string(),
    ...secretLink,
  }),
  /** To whom it was offered: the offer stands no more. */
  'transfer-taken-back': z.object({ name: personName.nullable(), fromName: personName, event, typeName: z.string() }),
  /** To whoever had it. `toName` is the new holder's name, or their address. */
  'ticket-transferred-away': z.object({ name: personName, toName: z.string(), event, ticket }),
  'ticket-transferred-to-you': z.object({ name: personName, fromName: personName, event, ticket }),
  welcome: z.object({ name: personName }),
  /** `reason: 'reset'` where a new password was asked for and the address has to be confirmed first. */
  'verify-email': z.object({ name: personName, reason: z.literal('reset').optional(), ...secretLink }),
  'change-email': z.object({ name: personName, ...secretLink }),
  'reset-password': z.object({ name: personName, ...secretLink }),
  'email-change-requested': z.object(notice),
  'email-changed': z.object(notice),
  'password-changed': z.object(notice),
  'already-registered': z.object({ name: personName, username: z.string() }),
  'second-factor-on': z.object(notice),
  'second-factor-off': z.object(notice),
  'recovery-codes-renewed': z.object(notice),
  /** `left` counts those that are still good. */
  'recovery-code-used': z.object({ ...notice, left: z.string() }),
  'passkey-added': z.object({ ...notice, passkey: z.string() }),
  'passkey-removed': z.object({ ...notice, passkey: z.string() }),
  'account-linked': z.object({ ...notice, provider: z.string() }),
  'account-unlinked': z.object({ ...notice, provider: z.string() }),
  /** To whoever runs the shop: a program that nobody answered for days, or that said it is gone, is not called any more. */
  'webhook-disabled': z.object({
    name: personName,
    webhookId: z.uuid(),
    address: z.string(),
    why: z.enum(['failing', 'gone']),
    since: instant,
  }),
  'api-key-added': z.object({ ...notice, key: z.string() }),
  /** To an address that may have no account. `events` names the first of `count`; there are none for an admin. */
  invitation: z.object({
    fromName: personName,
    role: z.enum(['ADMIN', 'ORGANISER', 'DOOR']),
    events: z.array(z.string()),
    count: z.int().min(0),
    ...secretLink,
  }),
  /** Written by `npm run mail:test`: that mail arrives. */
  'test-mail': z.object({ sentFrom: z.string() }),
} as const;

export type Template = keyof typeof letters;
export type LetterPayload<T extends Template> = z.output<(typeof letters)[T]>;
/** What a mail says, apart from its words: the template and what it was told. */
export type Letter = { [T in Template]: { template: T; payload: LetterPayload<T> } }[Template];

const isTemplate = (text: string): text is Template => Object.hasOwn(letters, text);

/** A stored mail, read. Null where there is no such template, or the payload is not its. */
export function readLetter(template: string, payload: unknown): Letter | null {
  if (!isTemplate(template)) return null;
  const parsed = letters[template].safeParse(payload);
  return parsed.success ? ({ template, payload: parsed.data } as Letter) : null;
}

/** The letter as others may see it: without what opens somebody's account or gives their ticket away. */
export function withoutSecret(letter: Letter): Letter {
  if (!('url' in letter.payload)) return letter;
  const { url: _, ...payload } = letter.payload;
  return { ...letter, payload } as Letter;
}

/** What anybody can have mailed to anybody, by typing an address. */
const UNASKED: readonly Template[] = [
  'participant-ticket',
  'ticket-transfer-offered',
  'transfer-taken-back',
  'verify-email',
  'change-email',
  'already-registered',
];

/** Whoever is named on a ticket hears that it was cancelled, however often somebody buys one in their name. */
export const isUnasked = ({ template }: Letter, isToOwner: boolean): boolean =>
  UNASKED.includes(template) || (template === 'ticket-cancelled' && !isToOwner);

/** The tickets of a letter that tells its reader to come with them. */
export function goodTicketsIn(letter: Letter): { id: string; confirmationCode: string }[] {
  switch (letter.template) {
    case 'order-confirmed':
    case 'participant-ticket':
    case 'event-changed':
    case 'event-reminder':
      return letter.payload.tickets;
    case 'ticket-transferred-to-you':
      return [letter.payload.ticket];
    default:
      return [];
  }
}
