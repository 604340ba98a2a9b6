import { expect, it } from 'vitest';
import { type PrintRequest, ticketPrinter } from '@/infrastructure/tickets/ticket-printer';
import { aSheet } from '../../../support/sheets.ts';

const LOOK = { locale: 'en', paper: 'a4' } as const;
const shop = () => 'EventHub';
const fileOf = (text: string) => new TextEncoder().encode(text);
const nameIn = (request: PrintRequest) => (request.kind === 'pdf' ? (request.sheets[0]?.participantName ?? '') : '');

it('prints one after the other, and goes on past one that fails', async () => {
  let atOnce = 0;
  let most = 0;
  const { print } = ticketPrinter(shop, async (request) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    atOnce -= 1;
    if (nameIn(request) === 'bad') throw new Error('no ink');
    return fileOf(nameIn(request));
  });
  const names = ['a', 'bad', 'c'];
  const results = await Promise.allSettled(names.map((participantName) => print([aSheet({ participantName })], LOOK)));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(1);
});

it('refuses at once where too many wait, instead of keeping everybody', async () => {
  const { promise: never, resolve } = Promise.withResolvers<void>();
  const { print } = ticketPrinter(shop, async () => {
    await never;
    return fileOf('x');
  });
  const asked = Array.from({ length: 150 }, () => print([aSheet()], LOOK));
  const settled = Promise.allSettled(asked);
  const refused = await Promise.any(
    asked.map((each) =>
      each.then(
        () => Promise.reject(),
        (error: unknown) => error,
      ),
    ),
  );
  expect(refused).toMatchObject({ code: 'UNAVAILABLE' });
  resolve();
  const results = await settled;
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(101);
});

it('prints in a thread of its own, which is started again where it died, in the name of the shop', async () => {
  const { print } = ticketPrinter(async () => 'Teatro Central');
  const broken = aSheet({ event: { timeZone: 'No/Where' } });
  await expect(print([broken], LOOK)).rejects.toThrow('could not be printed');
  const pdf = await print([aSheet()], LOOK);
  const text = new TextDecoder('latin1').decode(pdf);
  expect(text.slice(0, 8)).toBe('%PDF-1.7');
  expect(text).toContain('(Teatro Central)');
  expect(text).not.toContain('EventHub');
}, 60_000);
