import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverMessage } from '@/application/attendee-messages/deliver-message';
import { type SaveMessageInput, saveMessageSchema } from '@/application/attendee-messages/schema';
import { TaskStopped } from '@/application/long-tasks/long-task';
import { queries, useCases } from '@/composition';
import { drafts } from '@/infrastructure/mail/drafts';
import { messageDelivery } from '@/infrastructure/repositories/attendees/attendee-messages';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
let eventId: string;
beforeAll(async () => {
  admin = await person('ADMIN');
});
beforeEach(async () => {
  eventId = (await createEvent(admin, { capacity: 50 })).id;
});

const draft = (more: Partial<SaveMessageInput> = {}): SaveMessageInput => ({
  eventId,
  subjectEn: 'Doors open at seven',
  textEn: 'Come early.',
  subjectPt: '',
  textPt: '',
  who: 'everybody',
  typeId: null,
  ...more,
});
const save = async (more?: Partial<SaveMessageInput>) => (await useCases.saveMessage(asActor(admin), draft(more))).id;
const send = (id: string) => useCases.sendMessage(asActor(admin), id, '/admin', 'en');

/** Runs the task as the job would; `stopAt` is the report at which it hears that it is to stop. */
async function deliver(messageId: string, stopAt = Number.POSITIVE_INFINITY) {
  const clock = { now: () => new Date() };
  const deps = { clock, drafts: drafts(testDatabase()), messages: messageDelivery(testDatabase()) };
  let reports = 0;
  const run: Parameters<ReturnType<typeof deliverMessage>>[0] = {
    ...{ id: messageId, userId: admin.id, input: { messageId }, checkpoint: null },
    signal: new AbortController().signal,
    report: async () => {
      reports += 1;
      if (reports === stopAt) throw new TaskStopped('cancelled');
    },
    keep: async () => undefined,
    write: async () => undefined,
  };
  return deliverMessage(deps)(run);
}

const mailsOf = async (id: string) =>
  (
    await testDatabase().query<{ recipient: string; locale: string; payload: { subject: string } }>(
      'SELECT recipient, locale, payload FROM outgoing_mail WHERE subject_id = $1 ORDER BY recipient',
      [id],
    )
  ).rows;

describe('a message to attendees', () => {
  it('goes once to each address, in its reader’s language where it is written in it, else in the one there is', async () => {
    const [english, brazilian] = await Promise.all([person(), person()]);
    await testDatabase().query(`UPDATE "user" SET locale = 'pt-BR' WHERE id = $1`, [brazilian.id]);
    await buy(english, eventId, { participantName: 'Ana', participantEmail: 'guest@example.com', quantity: 2 });
    await buy(brazilian, eventId, { participantName: 'Bia', participantEmail: brazilian.email });
    const id = await save({ subjectPt: 'As portas abrem às sete', textPt: 'Venha cedo.' });
    expect(await send(id)).toEqual({ readers: 3 });
    await deliver(id);
    // Another run of the task writes nothing anew.
    await deliver(id);
    const mails = await mailsOf(id);
    expect(mails).toHaveLength(3);
    expect(mails.find(({ recipient }) => recipient === brazilian.email)?.payload.subject).toBe(
      'As portas abrem às sete',
    );
    expect(mails.find(({ recipient }) => recipient === 'guest@example.com')?.payload.subject).toBe(
      'Doors open at seven',
    );
    const { message } = await queries.readMessage(asActor(admin), id);
    expect(message).toMatchObject({ status: 'SENT', mails: { waiting: 3, sent: 0, failed: 0 } });
  });

  it('goes to those who are in, or are not, and to nobody whose ticket was given back', async () => {
    const buyer = await person();
    const tickets = [];
    for (const participantEmail of ['in@example.com', 'out@example.com', 'gone@example.com']) {
      tickets.push(await buy(buyer, eventId, { participantName: 'Somebody', participantEmail }));
    }
    const [inside, , gone] = tickets;
    await call('POST', '/api/check-ins', { as: admin, json: { confirmationCode: inside?.confirmationCode } });
    await call('DELETE', `/api/tickets/${gone?.id}`, { as: admin });
    const readersOf = async (who: 'in' | 'not-in' | 'everybody') => {
      const id = await save({ who });
      const { readers } = await send(id);
      await deliver(id);
      const addresses = (await mailsOf(id)).map(({ recipient }) => recipient);
      expect(addresses).toHaveLength(readers);
      return addresses.filter((address) => address !== buyer.email);
    };
    expect(await readersOf('in')).toEqual(['in@example.com']);
    expect(await readersOf('not-in')).toEqual(['out@example.com']);
    expect(await readersOf('everybody')).toEqual(['in@example.com', 'out@example.com']);
  });

  it('that is news leaves out whoever wants none; one about the event does not', async () => {
    const buyer = await person();
    await buy(buyer, eventId, { participantName: 'Own', participantEmail: buyer.email });
    await testDatabase().query('INSERT INTO mail_opt_out (address) VALUES ($1)', [buyer.email]);
    const [news, notice] = [await save({ isNews: 'on' }), await save()];
    await send(news);
    await send(notice);
    await Promise.all([deliver(news), deliver(notice)]);
    expect(await mailsOf(news)).toEqual([]);
    expect(await mailsOf(notice)).toHaveLength(1);
  });

  it('is sent once, whoever presses, and is then no draft any more', async () => {
    await buy(await person(), eventId, { participantName: 'A', participantEmail: 'a@example.com' });
    const id = await save();
    const outcomes = await Promise.allSettled([send(id), send(id), send(id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(save({ id })).rejects.toMatchObject({ facts: { reason: 'message_sent' } });
    await expect(useCases.deleteMessage(asActor(admin), id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('can be stopped: what waits is not sent, by the button of its page and by that of the task', async () => {
    const buyer = await person();
    await buy(buyer, eventId, { participantName: 'A', participantEmail: 'a@example.com' });
    const [stopped, cancelled] = [await save(), await save()];
    await send(stopped);
    await deliver(stopped);
    expect(await useCases.stopMessage(asActor(admin), stopped)).toEqual({ dropped: 2 });
    expect(await mailsOf(stopped)).toEqual([]);
    await send(cancelled);
    await expect(deliver(cancelled, 2)).rejects.toThrow('cancelled');
    expect(await mailsOf(cancelled)).toEqual([]);
    for (const id of [stopped, cancelled]) {
      expect((await queries.readMessage(asActor(admin), id)).message.status).toBe('CANCELLED');
    }
  });

  it('to nobody is refused', async () => {
    await expect(send(await save())).rejects.toMatchObject({ facts: { reason: 'no_readers' } });
  });

  it('is its event’s organisers’ alone', async () => {
    const id = await save();
    const stranger = asActor(await person());
    await expect(queries.readMessage(stranger, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(useCases.sendMessage(stranger, id, '/', 'en')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(useCases.saveMessage(stranger, draft())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('a draft may be in one language, but not in half of one', () => {
  const form = { eventId: 'x', subjectEn: '', textEn: '', subjectPt: '', textPt: '', who: 'in', typeId: '' };
  const faults = (more: object) =>
    saveMessageSchema.safeParse({ ...form, ...more }).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(faults({})).toEqual(['subjectEn', 'textEn']);
  expect(faults({ subjectPt: 'Oi' })).toEqual(['textPt']);
  expect(faults({ subjectPt: 'Oi', textPt: 'Venha' })).toEqual([]);
  expect(faults({ subjectEn: 'Hi', textEn: 'Come', textPt: 'Venha' })).toEqual(['subjectPt']);
});
