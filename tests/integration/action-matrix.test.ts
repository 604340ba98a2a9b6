import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SHOP } from '@/domain/shop';
import { type Actor, SCOPES, type UserBySession, VISITOR } from '@/domain/user';
import type { ActionResult } from '@/presentation/actions/result';

/** Every server action by everybody. An action that is not in the table fails the last test. */

const caller = vi.hoisted(() => ({ actor: { kind: 'visitor' } as Actor }));
// The pages' own session cookies need Next around them; who calls is what is asked here.
vi.mock('@/presentation/auth', () => ({
  currentActor: async () => caller.actor,
  signInWithPassword: async () => undefined,
  signInByPasskey: async () => undefined,
  signUp: async () => undefined,
  signOutHere: async () => undefined,
  beginAtService: async () => '/somewhere',
  signInWithCode: async () => null,
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.stubEnv('RATE_LIMITS', 'off');
vi.stubEnv('AUTH_GOOGLE_ID', 'an-id');
vi.stubEnv('AUTH_GOOGLE_SECRET', 'a-secret');

const { buy, createEvent, person } = await import('../support/api.ts');
const { insertUser } = await import('../support/rows.ts');
const { testDatabase } = await import('../support/database.ts');
type Person = Awaited<ReturnType<typeof person>>;

const STAFF = ['organiser', 'organiser elsewhere', 'door', 'door elsewhere'] as const;
const EVERYBODY = ['visitor', 'key', 'user', ...STAFF, 'admin'] as const;
type Who = (typeof EVERYBODY)[number];
type Verdict = 'let in' | 'UNAUTHORIZED' | 'FORBIDDEN';
/** Of those with a role in an event: whoever has it in this one, or with `some` in any, as no thing of theirs is named. */
type Caller = 'anyone' | 'person' | 'staff' | 'door' | 'organiser' | 'some door' | 'some organiser' | 'admin';

const SECRET = 'not-the-right-one';
const wayOn = { locale: 'en' };
const eventDate = '2031-03-15T14:00:00';
const rule = { frequency: 'WEEKLY', interval: 1, end: { count: 3 } };
const webhook = { url: 'https://crm.example.com/eventhub', name: '', events: ['ticket.purchased'] };
// As a browser writes what a passkey answered.
const credential = { id: 'abc', rawId: 'abc', type: 'public-key' };
const made = { ...credential, response: { clientDataJSON: 'e30', attestationObject: 'oA' } };
const signed = { ...credential, response: { clientDataJSON: 'e30', authenticatorData: 'oA', signature: 'oA' } };
let eventId: string;

/** Who may call each, and with what. */
const ACTIONS: Record<string, [Caller, () => unknown]> = {
  'access.changeRole': ['admin', () => ({ id: randomUUID(), role: 'USER', password: SECRET })],
  'access.changeEventRoles': ['admin', () => ({ id: randomUUID(), eventIds: eventId, role: 'DOOR' })],
  'access.endSessionsOf': ['admin', () => ({ id: randomUUID() })],
  'access.invite': ['admin', () => ({ email: 'new@example.com', role: 'DOOR', eventIds: eventId, locale: 'en' })],
  'access.revokeInvitation': ['admin', () => ({ id: randomUUID() })],
  'access.acceptInvitation': ['person', () => ({ token: 'x'.repeat(43) })],
  'access.findEvents': ['admin', () => ({ q: 'show' })],
  'api-keys.makeApiKey': ['staff', () => ({ name: 'K', scopes: 'account', days: '7', password: SECRET })],
  'api-keys.endApiKey': ['person', () => ({ id: randomUUID() })],
  'jobs.retryJob': ['admin', () => ({ id: randomUUID() })],
  'jobs.discardJob': ['admin', () => ({ id: randomUUID() })],
  'jobs.retryAllJobs': ['admin', () => ({})],
  'account.login': ['anyone', () => ({ username: 'nobody', password: SECRET, ...wayOn })],
  'account.register': [
    'anyone',
    () => ({ username: 'new.person', email: 'new@example.com', password: 'rather-Long-1', name: 'New', ...wayOn }),
  ],
  'account.signOut': ['anyone', () => wayOn],
  'account.keepLanguage': ['person', () => wayOn],
  'attendees.checkInAttendee': ['some door', () => ({ confirmationCode: 'ABCDEFGH2', eventId })],
  'attendees.undoAttendeeCheckIn': ['some door', () => ({ ticketId: randomUUID(), reason: 'Wrong door' })],
  'attendees.renameTicket': ['some organiser', () => ({ ticketId: randomUUID(), name: 'Other', email: '' })],
  'attendees.cancelAttendeeTicket': ['person', () => ({ ticketId: randomUUID() })],
  'attendees.mailTicket': ['some organiser', () => ({ ticketId: randomUUID() })],
  'attendees.offerForHolder': ['some organiser', () => ({ ticketId: randomUUID(), email: 'other@example.com' })],
  'attendees.takeBackForHolder': ['some organiser', () => ({ ticketId: randomUUID() })],
  'attendees.exportAttendees': ['organiser', () => ({ eventId, format: 'csv', locale: 'en' })],
  'attendees.sellAtDesk': [
    'organiser',
    () => ({
      ...{ eventId, key: randomUUID(), locale: 'en', kind: 'door', payment: 'cash' },
      ...{ ticketTypeId: randomUUID(), quantity: '1', name: 'Walk In', email: '' },
    }),
  ],
  'attendee-messages.saveMessage': [
    'organiser',
    () => ({ eventId, subjectEn: 'Hello', textEn: 'Come!', subjectPt: '', textPt: '', who: 'everybody', typeId: '' }),
  ],
  'attendee-messages.deleteMessage': ['some organiser', () => ({ id: randomUUID() })],
  'attendee-messages.sendMessage': ['some organiser', () => ({ id: randomUUID(), locale: 'en' })],
  'attendee-messages.stopMessage': ['some organiser', () => ({ id: randomUUID() })],
  'events.createEvent': ['admin', () => ({ name: 'Show', eventDate, location: 'Recife', capacity: 5 })],
  'events.updateEvent': ['organiser', () => ({ id: eventId, patch: { name: 'Other', version: 0 } })],
  'events.cancelEvent': ['organiser', () => ({ id: eventId })],
  'events.duplicateEvent': ['admin', () => ({ id: eventId, name: 'Copy', eventDate })],
  'events.planPublication': ['organiser', () => ({ id: eventId, publishAt: eventDate })],
  'bulk.publishEvents': ['organiser', () => ({ ids: [eventId] })],
  'bulk.unpublishEvents': ['organiser', () => ({ events: [{ id: eventId, version: 0 }] })],
  'bulk.cancelEvents': ['organiser', () => ({ ids: [eventId], message: 'Sorry.' })],
  'imports.confirmImport': ['admin', () => ({ id: randomUUID() })],
  'events.deleteEvent': ['admin', () => ({ id: eventId })],
  'mail.showMailLink': ['admin', () => ({ id: randomUUID() })],
  'mail.resendMail': ['admin', () => ({ id: randomUUID() })],
  'mail.retryFailedMail': ['admin', () => ({})],
  'passkeys.beginPasskey': ['person', () => ({})],
  'passkeys.addPasskey': ['person', () => ({ name: 'Key', response: made })],
  'passkeys.renamePasskey': ['person', () => ({ id: 'abc', name: 'Key' })],
  'passkeys.removePasskey': ['person', () => ({ id: 'abc', password: SECRET })],
  'passkeys.signInWithPasskey': ['anyone', () => ({ response: signed, ...wayOn })],
  'recovery.requestPasswordReset': ['anyone', () => ({ email: 'nobody@example.com' })],
  'recovery.resetPassword': ['anyone', () => ({ token: 'x'.repeat(43), password: 'rather-Long-1' })],
  'recovery.confirmEmail': ['anyone', () => ({ token: 'x'.repeat(43) })],
  'tasks.cancelTask': ['person', () => ({ id: randomUUID() })],
  'tasks.dismissTask': ['person', () => ({ id: randomUUID() })],
  'tickets.acceptOffer': ['person', () => ({ id: randomUUID() })],
  'tickets.acceptTransfer': ['person', () => ({ token: 'x'.repeat(43) })],
  'tickets.resendConfirmation': ['person', () => ({ orderId: 'x' })],
  'series.repeatEvent': ['admin', () => ({ eventId, rule })],
  'series.addDates': ['admin', () => ({ seriesId: randomUUID(), start: eventDate, rule })],
  'series.restoreDate': ['admin', () => ({ seriesId: randomUUID(), number: 1 })],
  'shop.saveShop': ['admin', () => ({ ...DEFAULT_SHOP, name: 'Other' })],
  'series.setSeats': [
    'some organiser',
    () => ({ seriesId: randomUUID(), dates: [{ id: eventId, version: 0, capacity: 9 }] }),
  ],
  'series.previewSeriesChange': ['organiser', () => ({ eventId, scope: 'all', patch: { name: 'Other' } })],
  'series.changeSeries': ['organiser', () => ({ eventId, patch: { name: 'Other' }, dates: [] })],
  'unsubscribe.unsubscribe': ['anyone', () => ({ token: 'x'.repeat(43) })],
  'palette.findInAdmin': ['some organiser', () => ({ q: 'show' })],
  'webhooks.createWebhook': ['admin', () => webhook],
  'webhooks.updateWebhook': ['admin', () => ({ id: randomUUID(), ...webhook })],
  'webhooks.enableWebhook': ['admin', () => ({ id: randomUUID(), isEnabled: true })],
  'webhooks.replaceWebhookSecret': ['admin', () => ({ id: randomUUID() })],
  'webhooks.deleteWebhook': ['admin', () => ({ id: randomUUID() })],
  'webhooks.testWebhook': ['admin', () => ({ id: randomUUID() })],
  'webhooks.replayCall': ['admin', () => ({ id: randomUUID() })],
  'webhooks.replayFailedCalls': ['admin', () => ({ id: randomUUID() })],
  'second-factor.beginTotp': ['person', () => ({ password: SECRET })],
  'second-factor.confirmTotp': ['person', () => ({ code: '123456' })],
  'second-factor.removeTotp': ['person', () => ({ password: SECRET })],
  'second-factor.renewRecoveryCodes': ['person', () => ({ password: SECRET })],
  'second-factor.showCode': ['person', () => ({ code: '123456' })],
  'services.signInByService': ['anyone', () => ({ service: 'google', ...wayOn })],
  'services.giveCode': ['anyone', () => ({ code: '123456', ...wayOn })],
  'services.linkService': ['person', () => ({ service: 'google', ...wayOn, password: SECRET })],
  'services.unlinkService': ['person', () => ({ provider: 'google', subject: 'abc', password: SECRET })],
  'settings.updateProfile': ['person', () => ({ name: 'Other' })],
  'settings.requestEmailChange': ['person', () => ({ email: 'other@example.com', password: SECRET })],
  'settings.requestVerification': ['person', () => ({})],
  'settings.changePassword': ['person', () => ({ currentPassword: SECRET, newPassword: 'rather-Long-1' })],
  'settings.endSession': ['person', () => ({ id: randomUUID() })],
  'settings.endOtherSessions': ['person', () => ({})],
  'settings.deleteAccount': ['person', () => ({ password: SECRET, typed: 'somebody', ...wayOn })],
};

type ServerAction = (previous: null, sent: unknown) => Promise<ActionResult<unknown>>;
const DIRECTORY = path.join(import.meta.dirname, '../../src/presentation/actions');
const found = new Map<string, ServerAction>();
for (const file of globSync('*.ts', { cwd: DIRECTORY })) {
  const name = path.basename(file, '.ts');
  if (['action', 'result', 'way-on'].includes(name)) continue;
  for (const [exported, value] of Object.entries(await import(path.join(DIRECTORY, file)))) {
    if (typeof value === 'function') found.set(`${name}.${exported}`, value as ServerAction);
  }
}

const bySession = ({ id, username, email, role, sessionId }: Person): UserBySession => ({
  kind: 'user',
  via: 'session',
  id,
  username,
  email,
  name: 'Somebody',
  locale: 'en',
  role,
  sessionId,
  isStrong: true,
  scopes: SCOPES,
});

async function actorFor(who: Who, elsewhere: string): Promise<Actor> {
  if (who === 'visitor') return VISITOR;
  if (who === 'key') {
    // No key makes, ends or gives what a person does in the pages.
    const ownerId = await insertUser(testDatabase());
    return { kind: 'api-key', keyId: 'a-key', ownerId, role: 'ADMIN', scopes: [] };
  }
  const person = bySession(await signedIn(who === 'admin' ? 'ADMIN' : 'USER'));
  if (who === 'user' || who === 'admin') return person;
  const role = who.startsWith('organiser') ? 'ORGANISER' : 'DOOR';
  return { ...person, eventRoles: new Map([[who.endsWith('elsewhere') ? elsewhere : eventId, role]]) };
}

const signedIn = (role: 'USER' | 'ADMIN') => person(role, { password: 'the-right-One-1' });

const MAY: Record<Caller, readonly Who[]> = {
  anyone: EVERYBODY,
  person: ['user', ...STAFF, 'admin'],
  staff: [...STAFF, 'admin'],
  door: ['organiser', 'door', 'admin'],
  'some door': [...STAFF, 'admin'],
  organiser: ['organiser', 'admin'],
  'some organiser': ['organiser', 'organiser elsewhere', 'admin'],
  admin: ['admin'],
};

function verdictFor(allowed: Caller, who: Who): Verdict {
  if (MAY[allowed].includes(who)) return 'let in';
  return who === 'visitor' ? 'UNAUTHORIZED' : 'FORBIDDEN';
}

async function verdictOf(run: Promise<ActionResult<unknown>>): Promise<Verdict> {
  try {
    const result = await run;
    if (result.ok || result.error.facts?.reason === 'sign_in_again') return 'let in';
    const { code } = result.error;
    // The input of the table must be read, or nothing was asked of the use case.
    expect(result.error.fields.filter(({ code: fault }) => /^(invalid_type|unrecognized_keys)$/.test(fault))).toEqual(
      [],
    );
    return code === 'UNAUTHORIZED' || code === 'FORBIDDEN' ? code : 'let in';
  } catch (error) {
    // A way on is a way in.
    if (String((error as { digest?: unknown }).digest).startsWith('NEXT_')) return 'let in';
    throw error;
  }
}

beforeEach(async () => {
  const admin = await person('ADMIN');
  eventId = (await createEvent(admin)).id;
  await buy(await person(), eventId);
});

describe('whoever calls', () => {
  it.each(Object.entries(ACTIONS))('%s', async (name, [allowed, input]) => {
    const action = found.get(name);
    if (!action) throw new Error(`there is no action ${name}`);
    const elsewhere = (await createEvent(await person('ADMIN'))).id;
    const met: Partial<Record<Who, Verdict>> = {};
    for (const who of EVERYBODY) {
      caller.actor = await actorFor(who, elsewhere);
      met[who] = await verdictOf(action(null, input()));
    }
    expect(met).toEqual(Object.fromEntries(EVERYBODY.map((who) => [who, verdictFor(allowed, who)])));
  });
});

it('leaves no action out', () => {
  expect([...found.keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
});
