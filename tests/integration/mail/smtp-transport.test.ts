import { randomUUID } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '@/application/mail/ports';
import { smtpSettings } from '@/infrastructure/mail/smtp-settings';
import { type SmtpOptions, smtpTransport } from '@/infrastructure/mail/smtp-transport';
import { freePort } from '../../support/free-port.ts';
import { smtpServer, type TestSmtp } from '../../support/smtp.ts';

const FROM = { name: 'EventHub', address: 'tickets@eventhub.example' };
const IMPATIENT = { open: 300, handOver: 300, answer: 300 };

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: randomUUID(),
  recipient: 'ana@example.com',
  subject: 'Your tickets',
  text: 'Hello Ana',
  html: '<p>Hello Ana</p>',
  createdAt: new Date('2026-03-01T12:00:00Z'),
  attachments: [],
  ...more,
});

let smtp: TestSmtp;
const transports: { close: () => void }[] = [];
beforeEach(async () => {
  smtp = await smtpServer();
});
afterEach(async () => {
  for (const transport of transports.splice(0)) transport.close();
  await smtp.close();
});

function transportTo(url: string, options: Partial<SmtpOptions> = {}) {
  const transport = smtpTransport({ settings: smtpSettings(url), from: FROM, ...options });
  transports.push(transport);
  return transport;
}

describe('handing mail over', () => {
  it('sends both texts, what is attached, and a Message-ID that is the same for the same mail', async () => {
    const mail = message({
      attachments: [{ filename: 'a.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
      unsubscribe: {
        page: 'https://e.example/unsubscribe',
        oneClick: 'https://e.example/api/mail/unsubscribe?token=t',
      },
    });
    const transport = transportTo(smtp.url);
    expect(await transport.send(mail)).toMatchObject({ outcome: 'accepted', answer: expect.stringMatching(/^250/) });
    await transport.send(mail);
    expect(smtp.received.map(({ id }) => id)).toEqual(Array(2).fill(`<${mail.id}@eventhub.example>`));
    const [first] = smtp.received;
    if (!first) throw new Error('nothing arrived');
    const { text, html, attachments, date, from } = await smtp.parsed(first);
    expect({ text, html }).toMatchObject({ text: expect.stringContaining('Hello Ana'), html: '<p>Hello Ana</p>' });
    expect(attachments.map(({ filename, content }) => [filename, String(content)])).toEqual([
      ['a.ics', 'BEGIN:VCALENDAR'],
    ]);
    expect(date).toEqual(mail.createdAt);
    expect(from?.text).toBe('"EventHub" <tickets@eventhub.example>');
    expect(first.raw).toMatch(/^List-Unsubscribe: <https:\/\/e\.example\/api\/mail\/unsubscribe\?token=t>\r$/m);
    expect(first.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(smtp.connections()).toBe(1);
  });

  it('sends in the name of the shop where the sender has none', async () => {
    const from = { name: '', address: FROM.address };
    await transportTo(smtp.url, { from, shop: async () => 'Teatro Central' }).send(message());
    const [first] = smtp.received;
    if (!first) throw new Error('nothing arrived');
    expect((await smtp.parsed(first)).from?.text).toBe('"Teatro Central" <tickets@eventhub.example>');
  });

  it('says once of each mail that the server has all of it, before it hears the answer', async () => {
    const told: string[] = [];
    smtp.temper.thinkMs = 50;
    const transport = transportTo(smtp.url, { onHandedOver: (id) => told.push(`${id} ${smtp.received.length}`) });
    const large = 'x'.repeat(70).concat('\r\n').repeat(20_000);
    const mails = [message(), message({ text: large }), message({ text: '.\r\n..\r\n.' })];
    await Promise.all(mails.map((mail) => transport.send(mail)));
    expect(told.map((line) => line.split(' ')[0])).toEqual(mails.map(({ id }) => id));
    const [, second, third] = smtp.received;
    if (!second || !third) throw new Error('something did not arrive');
    expect((await smtp.parsed(second)).text?.length).toBeGreaterThan(1_400_000);
    expect((await smtp.parsed(third)).text?.trimEnd()).toBe('.\n..\n.');
  });

  it.each([
    ['Ana\r\nBcc: everybody@example.com', 'ana@example.com', 'accepted'],
    ['Ana\u2028Bcc: everybody@example.com', 'ana@example.com', 'accepted'],
    ['Ana', 'ana@example.com>\r\nRCPT TO:<everybody@example.com', 'refused'],
    ['Ana', 'ana@example.com,everybody@example.com', 'refused'],
    ['Ana', 'Ana <ana@example.com>', 'refused'],
    ['Ana', '', 'refused'],
  ])('lets nobody add a header or a reader: %j to %j', async (subject, recipient, outcome) => {
    const transport = transportTo(smtp.url);
    expect((await transport.send(message({ subject, recipient }))).outcome).toBe(outcome);
    expect(smtp.received.map(({ to }) => to)).toEqual(outcome === 'accepted' ? ['ana@example.com'] : []);
    for (const { raw } of smtp.received) expect(raw).not.toMatch(/^Bcc:/im);
  });

  it('signs in, and never sends a password in the clear over a network', async () => {
    const seen: (string | undefined)[] = [];
    const locked = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, done) {
        seen.push(`${username}:${password}`);
        done(null, password === 'p@ss' ? { user: username } : undefined);
      },
    });
    const url = (password: string) => `smtp://shop:${password}@127.0.0.1:${locked.port}`;
    expect((await transportTo(url('p%40ss')).send(message())).outcome).toBe('accepted');
    expect(await transportTo(url('wrong')).send(message())).toMatchObject({ outcome: 'postponed' });
    expect(seen).toEqual(['shop:p@ss', 'shop:wrong']);
    await locked.close();
    expect(smtpSettings('smtp://shop:secret@mail.example.com')).toMatchObject({
      requireTLS: true,
      tls: { rejectUnauthorized: true },
    });
  });
});

describe('a server that refuses', () => {
  it('for good: the mail is not tried again, and the next one goes', async () => {
    smtp.temper.refuse = (to) => (to === 'nobody@example.com' ? { code: 550, words: '5.1.1 No such user' } : null);
    smtp.temper.refuseMessage = ({ to }) => (to === 'spam@example.com' ? { code: 554, words: '5.7.1 Spam' } : null);
    const transport = transportTo(smtp.url);
    const sent = ['nobody@example.com', 'spam@example.com', 'ana@example.com'].map((recipient) =>
      transport.send(message({ recipient })),
    );
    expect(await Promise.all(sent)).toEqual([
      { outcome: 'refused', answer: '550 5.1.1 No such user' },
      { outcome: 'refused', answer: '554 5.7.1 Spam' },
      { outcome: 'accepted', answer: expect.stringMatching(/^250/) },
    ]);
    expect(smtp.connections()).toBe(1);
  });

  it('for now: it is tried again', async () => {
    let isKnown = false;
    smtp.temper.refuse = () => (isKnown ? null : { code: 451, words: '4.7.1 Greylisted, come again' });
    const transport = transportTo(smtp.url);
    expect(await transport.send(message())).toEqual({
      outcome: 'postponed',
      answer: '451 4.7.1 Greylisted, come again',
    });
    isKnown = true;
    expect((await transport.send(message())).outcome).toBe('accepted');
  });

  it('what is more than it takes', async () => {
    const small = await smtpServer({ size: 1_000 });
    const transport = transportTo(small.url);
    expect(await transport.send(message({ text: 'x'.repeat(5_000) }))).toMatchObject({ outcome: 'refused' });
    expect((await transport.send(message())).outcome).toBe('accepted');
    await small.close();
  });
});

describe('a server that fails', () => {
  it('is not there: the mail waits, and nobody asks again for a while', async () => {
    const port = await freePort();
    const transport = transportTo(`smtp://127.0.0.1:${port}`);
    const sent = await Promise.all([transport.send(message()), transport.send(message())]);
    expect(sent.map(({ outcome }) => outcome)).toEqual(['postponed', 'postponed']);
    expect(sent[0]?.answer).toContain('ECONNREFUSED');
  });

  it('says nothing', async () => {
    const sockets: Socket[] = [];
    const mute: Server = createServer((socket) => void sockets.push(socket));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const transport = transportTo(`smtp://127.0.0.1:${port}`, { patience: IMPATIENT });
    expect((await transport.send(message())).outcome).toBe('postponed');
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  it('takes a mail and does not answer: it is tried again, under the same Message-ID', async () => {
    smtp.temper.thinkMs = 5_000;
    const failed: string[] = [];
    const transport = transportTo(smtp.url, { patience: IMPATIENT, onFailed: (id) => failed.push(id) });
    const mail = message();
    expect((await transport.send(mail)).outcome).toBe('postponed');
    expect(failed).toEqual([mail.id]);
    smtp.temper.thinkMs = 0;
    expect((await transport.send(mail)).outcome).toBe('accepted');
    expect(new Set(smtp.received.map(({ id }) => id)).size).toBe(1);
  });

  it('breaks the connection: before the end it is sent again at once, after it the mail waits', async () => {
    const transport = transportTo(smtp.url);
    await transport.send(message());
    await smtp.hangUp();
    expect((await transport.send(message())).outcome).toBe('accepted');
    smtp.temper.cutAfter = () => true;
    expect((await transport.send(message())).outcome).toBe('postponed');
    smtp.temper.cutAfter = () => false;
    expect((await transport.send(message())).outcome).toBe('accepted');
  });
});
