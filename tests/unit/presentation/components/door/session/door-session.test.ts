import { describe, expect, it } from 'vitest';
import type { CheckInListDto, DoorTicket } from '@/application/check-in/schema';
import { codeOf, toBase64Url } from '@/application/tickets/ticket-code';
import { NetworkError } from '@/presentation/api/api-error';
import { merged } from '@/presentation/components/door/session/door-list';
import { doorSession } from '@/presentation/components/door/session/door-session';
import { type DoorStore, storeInMemory } from '@/presentation/components/door/session/door-store';
import { forgetLists, forgetPast } from '@/presentation/components/door/session/leave-door';
import { isConflict, isWaiting, type Scan, type Settled } from '@/presentation/components/door/session/scan';
import type { Unsent } from '@/presentation/components/door/session/send-scan';
import { uuid } from '../../../../../support/builders.ts';

const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
const KEY = { id: 'abcd', privateKey: pair.privateKey };
const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));

const EVENT_ID = uuid(1);
const START = new Date('2031-05-17T20:00:00.000Z');
const ticket = (last: number, changes: Partial<DoorTicket> = {}): DoorTicket => ({
  id: uuid(last),
  code: `AAAAAAA${last}`,
  serial: 1,
  status: 'ACTIVE',
  name: `Guest ${last}`,
  type: uuid(5),
  ...changes,
});
const signedCode = (last: number, changes: Partial<{ serial: number; eventId: string }> = {}) =>
  codeOf({ id: uuid(last), eventId: EVENT_ID, serial: 1, confirmationCode: `AAAAAAA${last}`, ...changes }, KEY);

/** The server with its doors: what it knows, and whether it can be reached. */
function world(tickets = [ticket(66), ticket(22), ticket(33)]) {
  const server = {
    isReachable: true,
    isSignedIn: true,
    tickets: new Map(tickets.map((each) => [each.id, each])),
    in: new Map<string, { scan: Scan; at: string }>(),
    heard: [] as string[],
    time: START,
  };
  const list = (): CheckInListDto => ({
    event: {
      id: EVENT_ID,
      name: 'Lantern Night',
      startsAt: START.toISOString(),
      endsAt: START.toISOString(),
      timeZone: 'UTC',
      status: 'SCHEDULED',
    },
    readAt: server.time.toISOString(),
    isWhole: true,
    total: server.tickets.size,
    types: [{ id: uuid(5), name: 'Full' }],
    keys: [{ id: KEY.id, publicKey }],
    tickets: [...server.tickets.values()],
  });
  const send = async (scan: Scan): Promise<Settled | Unsent> => {
    if (!server.isReachable) return { kind: 'offline' };
    if (!server.isSignedIn) return { kind: 'signed-out' };
    server.heard.push(scan.id);
    const settledAt = server.time.toISOString();
    const found = [...server.tickets.values()].find(({ id, code }) => id === scan.ticketId || code === scan.code);
    const whom = { participantName: found?.name ?? null, ticketType: 'Full', settledAt, isSeen: false };
    if (!found) return { kind: 'refused', reason: 'unknown', ...whom };
    const before = server.in.get(found.id);
    if (before && before.scan.id !== scan.id) {
      return { kind: 'already', usedAt: before.at, device: before.scan.device, ...whom };
    }
    server.in.set(found.id, { scan, at: scan.scannedAt });
    server.tickets.set(found.id, { ...found, status: 'USED', usedAt: scan.scannedAt, device: scan.device });
    return { kind: 'in', checkedInAt: scan.scannedAt, settledAt };
  };

  let ids = 0;
  const door = async (name: string, { store = storeInMemory(), clockBehindMs = 0 } = {}) => {
    const session = doorSession(
      {
        store,
        readList: async () => {
          if (!server.isReachable) throw new NetworkError('away');
          return { list: list(), serverTime: server.time };
        },
        sendScan: send,
        now: () => new Date(server.time.getTime() - clockBehindMs),
        newId: () => `${name}-${++ids}`,
        device: () => name,
      },
      EVENT_ID,
    );
    await session.start();
    return { session, store };
  };
  const later = (seconds: number) => {
    server.time = new Date(server.time.getTime() + seconds * 1000);
  };
  return { server, door, later };
}

describe('a scanner without a network', () => {
  it('lets in by its list, once, and sends each scan once when the network is back', async () => {
    const { server, door } = world();
    const { session } = await door('North');
    server.isReachable = false;
    expect(await session.scan(' aaaa-aaa66 ')).toMatchObject({ kind: 'in', name: 'Guest 66', isWaiting: true });
    expect(await session.scan(await signedCode(22))).toMatchObject({
      kind: 'in',
      name: 'Guest 22',
      ticketType: 'Full',
    });
    expect(await session.scan('AAAAAAA66')).toMatchObject({ kind: 'already', isHere: true });
    server.isReachable = true;
    await session.sync();
    await session.sync();
    expect(server.heard).toHaveLength(2);
    expect([...server.in.keys()]).toEqual([uuid(66), uuid(22)]);
    expect(session.state()).toMatchObject({ link: 'online' });
    expect(session.state().scans.filter(isWaiting)).toEqual([]);
  });

  it('refuses what it knows to be no good, each for its reason', async () => {
    const { server, door } = world([ticket(66, { serial: 2 }), ticket(22, { status: 'CANCELLED' }), ticket(33)]);
    const { session } = await door('North');
    server.isReachable = false;
    const good = await signedCode(33);
    const forged = `${good.slice(0, -3)}${good.at(-3) === 'A' ? 'B' : 'A'}${good.slice(-2)}`;
    expect(await session.scan(await signedCode(66))).toMatchObject({ kind: 'handed_on', name: 'Guest 66' });
    expect(await session.scan('AAAAAAA22')).toMatchObject({ kind: 'cancelled' });
    expect(await session.scan(await signedCode(33, { eventId: uuid(2) }))).toMatchObject({ kind: 'other_event' });
    expect(await session.scan(forged)).toMatchObject({ kind: 'not_genuine' });
    expect(await session.scan('ZZZZZZZZ9')).toMatchObject({ kind: 'unknown' });
    expect(await session.scan('https://example.com/'.repeat(50))).toMatchObject({ kind: 'unknown' });
    expect(session.state().scans).toEqual([]);
  });

  it('lets in a genuine code that is newer than its list, once, and says so', async () => {
    const { server, door } = world();
    const { session } = await door('North');
    server.isReachable = false;
    expect(await session.scan(await signedCode(44))).toMatchObject({ kind: 'in', isNewer: true });
    expect(await session.scan(await signedCode(44))).toMatchObject({ kind: 'already', isHere: true });
  });

  it('has its queue again after it was closed', async () => {
    const { server, door } = world();
    const first = await door('North');
    server.isReachable = false;
    await first.session.scan('AAAAAAA66');
    const { session } = await door('North', { store: first.store });
    expect(session.state()).toMatchObject({ link: 'offline', list: { total: 3 } });
    expect(await session.scan('AAAAAAA66')).toMatchObject({ kind: 'already', isHere: true });
    server.isReachable = true;
    await session.sync();
    expect(server.heard).toHaveLength(1);
  });
});

describe('two scanners of one ticket', () => {
  it('with a network: one lets in, the other hears by whom and when', async () => {
    const { door } = world();
    const [north, south] = [await door('North'), await door('South')];
    expect(await north.session.scan('AAAAAAA66')).toMatchObject({ kind: 'in', isWaiting: false });
    expect(await south.session.scan('AAAAAAA66')).toMatchObject({ kind: 'already', device: 'North', name: 'Guest 66' });
    expect(south.session.state().scans.filter(isConflict)).toEqual([]);
  });

  it('without one: both let in, and whoever sends later hears of it by name until it was read', async () => {
    const { server, door, later } = world();
    const [north, south] = [await door('North'), await door('South')];
    server.isReachable = false;
    await south.session.scan('AAAAAAA66');
    later(60);
    await north.session.scan('AAAAAAA66');
    server.isReachable = true;
    await north.session.sync();
    await south.session.sync();
    expect(north.session.state().scans.filter(isConflict)).toEqual([]);
    const conflicts = south.session.state().scans.filter(isConflict);
    expect(conflicts).toMatchObject([
      {
        scannedAt: START.toISOString(),
        state: { kind: 'already', participantName: 'Guest 66', device: 'North', usedAt: '2031-05-17T20:01:00.000Z' },
      },
    ]);
    for (const conflict of conflicts) await south.session.seen(conflict);
    expect(south.session.state().scans.filter(isConflict)).toEqual([]);
  });
});

describe('a scanner', () => {
  it('whose clock is three hours behind notes the right time', async () => {
    const { server, door } = world();
    const { session } = await door('North', { clockBehindMs: 3 * 3_600_000 });
    server.isReachable = false;
    await session.scan('AAAAAAA66');
    expect(session.state().scans[0]?.scannedAt).toBe(START.toISOString());
    expect(session.state().clockBehindMs).toBe(3 * 3_600_000);
  });

  it('that is signed out goes on, and loses nothing', async () => {
    const { server, door } = world();
    const { session } = await door('North');
    server.isSignedIn = false;
    expect(await session.scan('AAAAAAA66')).toMatchObject({ kind: 'in', isWaiting: true });
    expect(session.state().link).toBe('signed-out');
    server.isSignedIn = true;
    await session.sync();
    expect(server.in.has(uuid(66))).toBe(true);
  });

  it('that is full says so, and sends what it could not keep', async () => {
    const { server, door } = world();
    const kept = storeInMemory();
    let isFull = true;
    const store: DoorStore = {
      ...kept,
      keepScan: (scan) => (isFull ? Promise.reject(new DOMException('', 'QuotaExceededError')) : kept.keepScan(scan)),
    };
    const { session } = await door('North', { store });
    server.isReachable = false;
    expect(await session.scan('AAAAAAA66')).toMatchObject({ kind: 'in' });
    expect(session.state().isFull).toBe(true);
    [server.isReachable, isFull] = [true, false];
    await session.sync();
    expect(server.heard).toHaveLength(1);
    expect(session.state().isFull).toBe(false);
  });

  it('asks the server of what its list does not know, or knows to be in', async () => {
    const { server, door } = world();
    const { session } = await door('North');
    server.tickets.set(uuid(44), ticket(44));
    expect(await session.scan('AAAAAAA44')).toMatchObject({ kind: 'in', isWaiting: false });
    await session.scan('AAAAAAA66');
    // Let out again at another door.
    server.in.delete(uuid(66));
    expect(await session.scan('AAAAAAA66')).toMatchObject({ kind: 'in' });
  });

  it('of two scans at once of one ticket lets one in', async () => {
    const { server, door } = world();
    const { session } = await door('North');
    server.isReachable = false;
    const kinds = await Promise.all(['AAAAAAA66', await signedCode(66)].map((code) => session.scan(code)));
    expect(kinds.map((outcome) => outcome?.kind)).toEqual(['in', 'already']);
  });

  it('forgets an undone check-in', async () => {
    const { server, door } = world();
    const { session } = await door('North');
    await session.scan('AAAAAAA66');
    server.tickets.set(uuid(66), ticket(66));
    server.in.delete(uuid(66));
    await session.undone(uuid(66));
    server.isReachable = false;
    expect(await session.scan('AAAAAAA66')).toMatchObject({ kind: 'in' });
  });
});

describe('what a device keeps', () => {
  it('of a past event goes, but for what was not sent', async () => {
    const { server, door } = world();
    const { session, store } = await door('North');
    await session.scan('AAAAAAA66');
    server.isReachable = false;
    await session.scan('AAAAAAA22');
    await forgetPast(store, new Date(START.getTime() + 23 * 3_600_000));
    expect(await store.events()).toHaveLength(1);
    await forgetPast(store, new Date(START.getTime() + 25 * 3_600_000));
    expect(await store.list(EVENT_ID)).toBeNull();
    expect(await store.scans()).toMatchObject([{ code: 'AAAAAAA22' }]);
  });

  it('goes with whoever signs out; what was not sent stays and names nobody', async () => {
    const { server, door } = world();
    const { session, store } = await door('North');
    await session.scan('AAAAAAA66');
    server.isReachable = false;
    await session.scan('AAAAAAA22');
    expect(await forgetLists(store)).toBe(1);
    expect(await store.list(EVENT_ID)).toBeNull();
    expect(JSON.stringify(await store.scans())).not.toContain('Guest');
  });
});

describe('a list', () => {
  const whole = (tickets: DoorTicket[]): CheckInListDto => ({
    event: { id: EVENT_ID, name: 'x', startsAt: '', endsAt: '', timeZone: 'UTC', status: 'SCHEDULED' },
    readAt: START.toISOString(),
    isWhole: true,
    total: tickets.length,
    types: [],
    keys: [],
    tickets,
  });
  it('takes in what changed, and asks for all of it where a part does not fit', () => {
    const before = merged(null, whole([ticket(66), ticket(22)]));
    const change = { ...whole([ticket(22, { status: 'USED' }), ticket(33)]), isWhole: false, total: 3 };
    expect(merged(before, change)?.tickets.map(({ code, status }) => [code, status])).toEqual([
      ['AAAAAAA66', 'ACTIVE'],
      ['AAAAAAA22', 'USED'],
      ['AAAAAAA33', 'ACTIVE'],
    ]);
    expect(merged(before, { ...change, total: 4 })).toBeNull();
    expect(merged(null, change)).toBeNull();
  });
});
