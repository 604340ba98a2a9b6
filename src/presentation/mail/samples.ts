import { type LetterPayload, letters, type Template } from '../../application/mail/letters';

/** One of each letter, as previews and tests show them. */

const event = {
  id: '0193a000-0000-7000-8000-000000000001',
  slug: 'sao-paulo-jazz-night',
  name: 'São Paulo Jazz Night',
  startsAt: '2026-12-05T23:00:00.000Z',
  endsAt: '2026-12-06T02:30:00.000Z',
  timeZone: 'America/Sao_Paulo',
  location: 'Casa de Francisca, Rua Quintino Bocaiúva 22, São Paulo',
};

const ticket = (confirmationCode: string, typeName: string, price: number, participantName = 'Ana Souza') => ({
  id: '0193a000-0000-7000-8000-000000000002',
  typeName,
  participantName,
  confirmationCode,
  price,
  currency: 'BRL',
});

const stalls = ticket('K7M2PX9QA', 'Stalls', 8000);
const balcony = ticket('W4HNB3RTC', 'Balcony, side seat with a limited view', 4550, 'Bartholomew Featherstonehaugh');
const name = 'Ana';
const notice = { name, at: '2026-11-25T19:40:12.000Z' };
const link = (page: string) => ({
  url: `https://tickets.example/${page}?token=Vq0m1z0m8G2k8f3Yb0y5zN7eJt9c6sWqXr4uLhPdA1E`,
  expiresAt: '2026-11-26T20:10:12.000Z',
});

export const samples: { [T in Template]: LetterPayload<T> } = {
  'order-confirmed': {
    name,
    orderId: '0193a000-0000-7000-8000-000000000003',
    event,
    tickets: [stalls, balcony],
    total: 12550,
    currency: 'BRL',
  },
  'participant-ticket': { name: 'Bartholomew', buyerName: 'Ana Souza', event, tickets: [balcony] },
  'ticket-cancelled': { name, event, ticket: stalls, by: 'holder' },
  'event-cancelled': { name, event, tickets: [stalls, balcony] },
  'event-changed': {
    name,
    event,
    before: {
      startsAt: '2026-12-04T22:00:00.000Z',
      endsAt: '2026-12-05T01:30:00.000Z',
      location: 'Blue Note, São Paulo',
    },
    tickets: [stalls],
  },
  'attendee-message': {
    name,
    event,
    subject: 'The doors open an hour earlier',
    text: 'Come from seven on: the bar is open, and the support act begins at eight.\n\nSee you there!',
    isNews: false,
  },
  'event-reminder': { name, event, tickets: [stalls] },
  'ticket-transfer-offered': {
    name: null,
    fromName: 'Ana Souza',
    event,
    typeName: 'Stalls',
    ...link('tickets/accept'),
  },
  'transfer-taken-back': { name: null, fromName: 'Ana Souza', event, typeName: 'Stalls' },
  'ticket-transferred-away': { name, toName: 'Bruno Lima', event, ticket: stalls },
  'ticket-transferred-to-you': {
    name: 'Bruno',
    fromName: 'Ana Souza',
    event,
    ticket: ticket('H9TQ4WJ2M', 'Stalls', 8000, 'Bruno Lima'),
  },
  welcome: { name },
  'verify-email': { name, ...link('verify-email') },
  'change-email': { name, ...link('verify-email') },
  'reset-password': { name, ...link('reset-password') },
  'already-registered': { name, username: 'ana.souza' },
  'email-change-requested': notice,
  'email-changed': notice,
  'password-changed': notice,
  'second-factor-on': notice,
  'second-factor-off': notice,
  'recovery-codes-renewed': notice,
  'recovery-code-used': { ...notice, left: '1' },
  'passkey-added': { ...notice, passkey: 'Work laptop' },
  'passkey-removed': { ...notice, passkey: 'Work laptop' },
  'account-linked': { ...notice, provider: 'google' },
  'account-unlinked': { ...notice, provider: 'google' },
  'webhook-disabled': {
    name,
    webhookId: '0193a000-0000-7000-8000-000000000004',
    address: 'https://crm.example/eventhub',
    why: 'failing',
    since: '2026-11-20T19:40:12.000Z',
  },
  'api-key-added': { ...notice, key: 'Box office printer' },
  invitation: { fromName: 'Ana Souza', role: 'ORGANISER', events: [event.name], count: 3, ...link('invitation') },
  'test-mail': { sentFrom: 'https://tickets.example' },
};

export const TEMPLATES = Object.keys(letters) as Template[];
