import { beforeAll, describe, expect, it } from 'vitest';
import { importPublicKeys, readCode } from '@/application/tickets/ticket-code';
import { secretBox } from '@/infrastructure/auth/secret-box';
import { prisma } from '@/infrastructure/db/prisma';
import { ticketKeys } from '@/infrastructure/repositories/tickets/ticket-keys';
import { buy, call, createEvent, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { codesOf, fontsOf, textOf } from '../../support/pdf.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

/** As anybody at the door has them, without the server's secret. */
const publicKeys = async () => importPublicKeys(await ticketKeys(prisma, secretBox('none', 'none')).publicKeys());

async function printed(ticketId: string, query = ''): Promise<Uint8Array> {
  const answer = await call('GET', `/api/tickets/${ticketId}/ticket.pdf${query}`, { as: user });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  return answer.bytes;
}

/** Without what a reader of text may put between the letters: marks of direction. */
const readable = (text = '') => text.replaceAll(/[\u200e\u200f\u202a-]/g, '').replaceAll(/\s+/g, ' ');

describe('a printed ticket', () => {
  it.each(['a4', 'phone'])('on %s is read back, and what its QR code says is let in, once', async (paper) => {
    const event = await createEvent(admin, { name: 'Forró na Praça', location: 'Praça da Sé, São Paulo' });
    const ticket = await buy(user, event.id, { participantName: 'Ana Conceição' });
    const pdf = await printed(ticket.id, `?paper=${paper}&locale=pt-BR`);

    const [page, ...others] = textOf(pdf);
    expect(others).toEqual([]);
    for (const words of [
      'Forró na Praça',
      'Praça da Sé, São Paulo',
      'Ana Conceição',
      ticket.confirmationCode,
      'sábado, 15 de março de 2031, 14:00 – 16:00',
      'R$ 299,00',
    ]) {
      expect(readable(page)).toContain(words);
    }

    const [seen] = codesOf(pdf);
    expect(seen?.widthMm).toBeGreaterThan(40);
    const keys = await publicKeys();
    expect(await readCode(seen?.text ?? '', keys)).toMatchObject({ ticketId: ticket.id, eventId: event.id });
    const scan = { as: admin, json: { code: seen?.text } };
    expect((await call('POST', '/api/check-ins', scan)).status).toBe(200);
    await refused('ALREADY_CHECKED_IN', 'POST', '/api/check-ins', scan);
  });

  it.each([
    ['Greek', 'Αλέξανδρος Παπαδόπουλος'],
    ['Cyrillic', 'Владимир Щёголев'],
    ['Vietnamese', 'Nguyễn Thị Ánh'],
    ['Arabic', 'محمد عبد الله'],
    ['Hebrew', 'דוד בן גוריון'],
    ['Chinese', '王小明 歐陽龍'],
    ['Japanese', '山田あいこ'],
    ['Korean', '김철수'],
  ])('writes names in %s', async (_, participantName) => {
    const event = await createEvent(admin);
    const ticket = await buy(user, event.id, { participantName });
    const pdf = await printed(ticket.id);
    expect(readable(textOf(pdf)[0])).toContain(participantName);
    for (const font of fontsOf(pdf)) expect(font).toMatchObject({ isEmbedded: true, isSubset: true });
    expect(pdf.length).toBeLessThan(60_000);
  });

  it('shows no code of a ticket that is on its way to somebody, and another one once it was taken back', async () => {
    const event = await createEvent(admin);
    const ticket = await buy(user, event.id);
    const [before] = codesOf(await printed(ticket.id));
    const path = `/api/tickets/${ticket.id}/transfer`;
    await call('POST', path, { as: user, json: { email: 'friend@example.com' } });
    const pdf = await printed(ticket.id);
    expect(textOf(pdf)[0]).toContain('This ticket was offered to somebody.');
    expect(codesOf(pdf)).toEqual([null]);
    await call('DELETE', path, { as: user });
    const [after] = codesOf(await printed(ticket.id));
    await refused('CONFLICT', 'POST', '/api/check-ins', { as: admin, json: { code: before?.text } });
    expect((await call('POST', '/api/check-ins', { as: admin, json: { code: after?.text } })).status).toBe(200);
  });

  it('says that a ticket which was given back lets nobody in, and shows no code', async () => {
    const event = await createEvent(admin);
    const ticket = await buy(user, event.id);
    await call('DELETE', `/api/tickets/${ticket.id}`, { as: user });
    const pdf = await printed(ticket.id);
    expect(textOf(pdf)[0]).toContain('This ticket was given back and lets nobody in.');
    expect(codesOf(pdf)).toEqual([null]);
  });

  it('says that the event was called off, and shows no code', async () => {
    const event = await createEvent(admin);
    const ticket = await buy(user, event.id);
    await call('POST', `/api/events/${event.id}/cancel`, { as: admin });
    const pdf = await printed(ticket.id);
    expect(textOf(pdf)[0]).toContain('The event was called off.');
    expect(codesOf(pdf)).toEqual([null]);
  });

  it('bears whatever a name is made of', async () => {
    const event = await createEvent(admin, { name: 'x'.repeat(200), location: '🎉𓀀)('.repeat(20) });
    const ticket = await buy(user, event.id, { participantName: `${'W'.repeat(60)} (עברית) ا\u0651\u0650 🇧🇷` });
    expect(codesOf(await printed(ticket.id))[0]?.text).toMatch(/^EH1\./);
  });

  it('is nobody else’s', async () => {
    const ticket = await buy(user, (await createEvent(admin)).id);
    const stranger = await person();
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/tickets/${ticket.id}/ticket.pdf`, { as: stranger });
    await refused('UNAUTHORIZED', 'GET', `/api/tickets/${ticket.id}/ticket.pdf`);
    await refused('VALIDATION_ERROR', 'GET', `/api/tickets/${ticket.id}/ticket.pdf?paper=wall`, { as: user });
  });

  it('prints many at once', async () => {
    const event = await createEvent(admin);
    const tickets = await Promise.all(Array.from({ length: 12 }, () => buy(user, event.id)));
    const pdfs = await Promise.all(tickets.map(({ id }) => printed(id)));
    const codes = pdfs.map((pdf, index) => textOf(pdf)[0]?.includes(tickets[index]?.confirmationCode ?? '?'));
    expect(codes).toEqual(tickets.map(() => true));
  });
});

it('changes its code with its holder: the one before says another serial', async () => {
  const ticket = await buy(user, (await createEvent(admin)).id);
  const keys = await publicKeys();
  const serialOf = async () => (await readCode(codesOf(await printed(ticket.id))[0]?.text ?? '', keys))?.serial;
  expect(await serialOf()).toBe(1);
  await testDatabase().query('UPDATE ticket SET serial = 2 WHERE id = $1', [ticket.id]);
  expect(await serialOf()).toBe(2);
});
