import { beforeAll, describe, expect, inject, it } from 'vitest';
import { checked } from '@/application/assistant/check-figures';
import { type Asked, CATEGORIES } from '../../chat/expected.ts';
import { type Answered, converse, lacks } from '../../chat/judge-answer.ts';
import { liar } from '../../chat/liar.ts';
import { QUESTIONS } from '../../chat/questions.ts';
import { openShop } from '../../chat/shop.ts';
import { strayFigures } from '../../chat/stray-figures.ts';
import { createDatabase } from '../../support/database.ts';

/** Questions about the demo shop; `npm run chat:eval` asks them with a list of real conferences and of a real model, too. */

const WANTED = 0.95;

let answers: { asked: Asked; answered: Answered }[];
beforeAll(async () => {
  const shop = await openShop(await createDatabase({ empty: true }), inject('appPassword'));
  answers = [];
  for (const asked of QUESTIONS) answers.push({ asked, answered: await converse(shop, asked) });
}, 120_000);

async function whole(stream: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of stream) text += piece;
  return text;
}

describe('without a model', () => {
  it('nineteen of twenty answers are right in every fact, in either language and all together', () => {
    const wrong: string[] = [];
    const right = { en: 0, 'pt-BR': 0 };
    for (const { asked, answered } of answers) {
      const missing = lacks(answered, asked);
      if (missing.length === 0) right[asked.language] += 1;
      else wrong.push(`${asked.asks.join(' -> ')}: ${missing.join('; ')}`);
    }
    for (const language of ['en', 'pt-BR'] as const) {
      const all = QUESTIONS.filter((asked) => asked.language === language).length;
      expect(right[language] / all, wrong.join('\n')).toBeGreaterThanOrEqual(WANTED);
    }
    expect(wrong.length / QUESTIONS.length, wrong.join('\n')).toBeLessThanOrEqual(1 - WANTED);
  });

  it('covers every category but that of the list which is no part of the project, in both languages', () => {
    for (const category of CATEGORIES.filter((each) => each !== 'conferences')) {
      for (const language of ['en', 'pt-BR'] as const) {
        const asked = QUESTIONS.filter((each) => each.category === category && each.language === language);
        expect(asked.length, `${category}, ${language}`).toBeGreaterThanOrEqual(4);
      }
    }
  });

  it('reads three times at most', () => {
    for (const { asked, answered } of answers) expect(answered.reads, asked.asks.join(' -> ')).toBeLessThanOrEqual(3);
  });
});

describe('a model that gets every figure wrong', () => {
  it('shows none that is not in the rows', async () => {
    let lies = 0;
    const shown: string[] = [];
    for (const [seed, { answered }] of answers.entries()) {
      const { lie, inPieces } = liar(seed);
      const lied = lie(answered.text);
      const text = await whole(checked(inPieces(lied), answered.question, answered.facts));
      lies += strayFigures({ ...answered, text: lied }).length;
      shown.push(...strayFigures({ ...answered, text }).map((stray) => `${stray} in: ${text}`));
    }
    expect(shown).toEqual([]);
    expect(lies).toBeGreaterThan(500);
  });

  it('one that tells the truth is left as it is, wherever its pieces end', async () => {
    for (const [seed, { answered }] of answers.entries()) {
      const { question, facts, text } = answered;
      expect(await whole(checked(liar(seed).inPieces(text), question, facts))).toBe(text);
    }
  });
});
