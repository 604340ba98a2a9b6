import { sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { GoogleWallet, TicketSheet } from '../../application/tickets/ports.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import type { Locale } from '../../domain/locale.ts';
import type { GoogleWalletSettings } from '../wallet-settings.ts';

/**
 * Links that put a ticket into Google Wallet: the ticket as a signed JWT in the address, so that Google is asked nothing
 * beforehand. https://developers.google.com/wallet/tickets/events/web
 */

const SAVE = 'https://pay.google.com/gp/v/save/';
/** Google takes so many characters in all, of which RSA takes 342. Names are cut as far as that asks for. */
const LONGEST = 1_800;
const SIGNATURE = 342 + 1;
const BYTES_OF_A_NAME = [200, 100, 60, 40, 20];

// Beside this thread: a signature of RSA takes a millisecond.
const signed = promisify(sign);

const base64url = (data: string | Buffer) => Buffer.from(data).toString('base64url');

/** As JSON writes it, a quotation mark takes two. */
const bytesOf = (text: string) => Buffer.byteLength(JSON.stringify(text)) - 2;

function cut(text: string, most: number): string {
  if (bytesOf(text) <= most) return text;
  let kept = '';
  for (const char of text) {
    if (bytesOf(kept + char) > most) break;
    kept += char;
  }
  return `${kept}…`;
}

type PassOptions = { shop: string; locale: Locale /** Bytes of a name. */; most: number };

function passOf({ id, code, confirmationCode, event, ...ticket }: TicketSheet, { shop, locale, most }: PassOptions) {
  const inLanguage = (value: string) => ({ defaultValue: { language: locale, value: cut(value, most) } });
  const venue = inLanguage(event.location);
  const eventClass = {
    issuerName: cut(shop, most),
    reviewStatus: 'UNDER_REVIEW',
    eventName: inLanguage(event.name),
    venue: { name: venue, address: venue },
    dateTime: { start: toLocalTime(new Date(event.startsAt), event.timeZone) },
  };
  const eventObject = {
    state: 'ACTIVE',
    ticketHolderName: cut(ticket.participantName, most),
    barcode: { type: 'QR_CODE', value: code, alternateText: confirmationCode },
  };
  return { eventClass, eventObject, classId: event.id, objectId: `${id}-${code?.slice(-8)}` };
}

const HEADER = base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' }));

/** `shop` is the name that a ticket is from. */
export function googleWallet({ issuerId, email, privateKey }: GoogleWalletSettings, shop: () => string): GoogleWallet {
  const claimsOf = (sheet: TicketSheet, locale: Locale, most: number) => {
    const { eventClass, eventObject, classId, objectId } = passOf(sheet, { shop: shop(), locale, most });
    const id = `${issuerId}.${classId}`;
    const payload = {
      eventTicketClasses: [{ id, ...eventClass }],
      // A code that died with a change of hands is another object.
      eventTicketObjects: [{ id: `${issuerId}.${objectId}`, classId: id, ...eventObject }],
    };
    return base64url(JSON.stringify({ iss: email, aud: 'google', typ: 'savetowallet', payload }));
  };

  return {
    async linkFor(sheet, locale) {
      const versions = BYTES_OF_A_NAME.map((most) => `${HEADER}.${claimsOf(sheet, locale, most)}`);
      const text = versions.find(({ length }) => length + SIGNATURE <= LONGEST) ?? versions.at(-1) ?? '';
      return `${SAVE}${text}.${base64url(await signed('sha256', Buffer.from(text), privateKey))}`;
    },
  };
}
