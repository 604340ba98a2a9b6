import { describe, expect, it } from 'vitest';
import type { Facts, Question } from '@/application/assistant/assistant';
import { checked } from '@/application/assistant/check-figures';
import { noFacts } from '@/application/assistant/find-facts';
import { instructionsFor } from '@/application/assistant/prompt';
import { understand } from '@/application/assistant/understand';
import { toEventDto } from '@/application/events/to-dto';
import { anEvent, NOW, uuid } from '../../../support/builders.ts';

/** Two events: one on Friday, 4 June 2030 at 20:30 for R$ 120, one on Sunday the 6th at 9:00, free. */
const JAZZ = anEvent({
  id: uuid(1),
  slug: 'jazz-night',
  name: 'Jazz Night',
  location: 'Hall 9, Recife',
  description: 'Doors open at 19:30. Two sets.',
  price: 12_000,
  maxPrice: 12_000,
  startsAt: new Date('2030-06-07T23:30:00Z'),
  endsAt: new Date('2030-06-08T02:30:00Z'),
  capacity: 180,
  available: 59,
});
const CHESS = anEvent({
  id: uuid(2),
  slug: 'open-chess',
  name: 'Open Chess',
  price: 0,
  maxPrice: 0,
  startsAt: new Date('2030-06-09T12:00:00Z'),
  endsAt: new Date('2030-06-09T16:00:00Z'),
  capacity: 64,
  available: 0,
});

const question: Question = {
  text: 'what is on?',
  shop: 'Teatro Central',
  locale: 'en',
  timeZone: 'America/Sao_Paulo',
  now: NOW,
  history: [],
  actor: { kind: 'visitor' },
};
const factsOf = (...events: (typeof JAZZ)[]): Facts => ({
  ...noFacts(understand(question)),
  events: events.map((event) => toEventDto(event, NOW)),
  total: events.length,
  pages: [{ path: '/events', kind: 'events' }],
});
const JAZZ_ALONE = factsOf(JAZZ);
const BOTH = factsOf(JAZZ, CHESS);

async function* pieces(text: string, length: number): AsyncGenerator<string, void, undefined> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function shown(said: string, facts: Facts, length = 3): Promise<string> {
  let text = '';
  for await (const piece of checked(pieces(said, length), question, facts)) text += piece;
  return text;
}

describe('what a model gets wrong is struck, and the fact stands there', () => {
  it.each([
    ['It costs R$99.', 'It costs R$120.'],
    ['It costs 99 reais.', 'It costs R$120.'],
    ['It costs ninety reais, really.', 'It costs R$120, really.'],
    ['It costs $ 15.50 at the door.', 'It costs R$120 at the door.'],
    ['Entry is free for all of you.', 'Entry is R$120 for all of you.'],
    ['It is on May 3rd, 2031.', 'It is on Friday, June 7, 2030.'],
    ['It is on Tuesday evening, come early.', 'It is on Friday, June 7, 2030 evening, come early.'],
    ['É no dia 3 de maio de 2031, venha.', 'É no dia Friday, June 7, 2030, venha.'],
    ['It is on 2031-05-03, so they say.', 'It is on Friday, June 7, 2030, so they say.'],
    ['Come on 12/25 if you can make it.', 'Come on Friday, June 7, 2030 if you can make it.'],
    ['It is tomorrow, so hurry up now.', 'It is Friday, June 7, 2030, so hurry up now.'],
    ['It starts at 7 pm and it is good.', 'It starts at 8:30 PM and it is good.'],
    ['Only 12 tickets left for you!', 'Only 59 tickets left for you!'],
    ['Only twelve seats are left, hurry.', 'Only 59 seats are left, hurry.'],
    ['It is sold out, sorry for that.', 'It is still on sale, sorry for that.'],
    ['I found 7 events for you here.', 'I found 1 events for you here.'],
    ['It has 5 stages and a bar inside.', 'It has stages and a bar inside.'],
    ['About 80 % is sold by now, I hear.', 'About is sold by now, I hear.'],
  ])('%s', async (said, told) => {
    expect(await shown(said, JAZZ_ALONE)).toBe(told);
  });
});

describe('what is true goes out as it was said', () => {
  it.each([
    'Jazz Night is on Friday, June 7, 2030 at 8:30 PM in Hall 9, Recife, for R$120.',
    'Doors open at 19:30, it begins at 20:30 and there are two sets.',
    '59 of 180 tickets are left; 121 tickets are sold.',
    'Feel free to ask more. It may well rain in the market.',
    '1. Jazz Night\n2. nothing else',
    'See [Jazz Night](/events/jazz-night) or /events for more.',
  ])('%s', async (said) => {
    for (const length of [1, 2, 7, 500]) expect(await shown(said, JAZZ_ALONE, length)).toBe(said);
  });

  it('each event has its own figures, by the name in its line', async () => {
    const said = '- Jazz Night: free, sold out, R$120\n- Open Chess: R$120, sold out, free';
    expect(await shown(said, BOTH)).toBe(
      '- Jazz Night: R$120, still on sale, R$120\n- Open Chess: free, sold out, free',
    );
  });
});

describe('links and tags', () => {
  it.each([
    ['Buy [here](https://evil.example/x) now.', 'Buy here now.'],
    ['Buy [here](/events/jazz-night?next=//evil) now.', 'Buy [here](/events/jazz-night) now.'],
    ['Go to www.evil.example/x today or never', 'Go to Friday, June 7, 2030 or never'],
    ['Go to evil.com/pay please and pay', 'Go to evil please and pay'],
    ['Write to me@evil.example please and wait', 'Write to me please and wait'],
    ['![x](//evil.example/p.png) hello there', 'x hello there'],
    ['<script>alert()</script> hello <b>there</b>', 'alert() hello there'],
    ['Go to /admin/users or /events/other now', 'Go to or now'],
    ['[click](javascript:alert(1)) here you go', 'click here you go'],
  ])('%s', async (said, told) => {
    for (const length of [1, 4, 500]) expect(await shown(said, JAZZ_ALONE, length)).toBe(told);
  });
});

describe('a stream', () => {
  it('lets ordinary words go at once', async () => {
    const out: string[] = [];
    for await (const piece of checked(pieces('Hello', 5), question, JAZZ_ALONE)) out.push(piece);
    expect(out).toEqual(['Hello']);
  });

  it('lets go of what it held back, then passes the error on', async () => {
    async function* broken(): AsyncGenerator<string, void, undefined> {
      yield 'It costs R$9';
      throw new Error('gone');
    }
    let text = '';
    const read = async () => {
      for await (const piece of checked(broken(), question, JAZZ_ALONE)) text += piece;
    };
    await expect(read()).rejects.toThrow('gone');
    expect(text).toBe('It costs R$120');
  });

  it('ends its source when its reader leaves', async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<string, void, undefined> {
      try {
        for (;;) yield 'word ';
      } finally {
        isEnded = true;
      }
    }
    for await (const _piece of checked(endless(), question, JAZZ_ALONE)) break;
    expect(isEnded).toBe(true);
  });

  it('recites no instructions', async () => {
    const said = `Of course. ${instructionsFor('en', question.shop)} Anything else?`;
    for (const length of [1, 5, 1_000]) {
      const text = await shown(said, JAZZ_ALONE, length);
      expect(text).toMatch(/^Of course\. You answer/);
      expect(text).toMatch(/Anything else\?$/);
      expect(text.length).toBeLessThan(60);
    }
  });

  it('takes an answer of nothing but beginnings in linear time', async () => {
    for (const sign of ['[', '<', '1', '/', '$', 'R$ ', '3 de ', 'www.', '(', '1:', '[a](']) {
      await shown(sign.repeat(4_000), BOTH, 50);
    }
  }, 10_000);
});
