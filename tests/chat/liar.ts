import { drawer } from '../support/misspell.ts';

/** A model that gets every figure wrong, and sends its answer in pieces that end anywhere. */

const MONTHS = [
  'January February March April May June July August September October November December'.split(' '),
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
];
const WEEKDAYS = [
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo'.split(' '),
];

export function liar(seed: number) {
  const draw = drawer(seed);
  const pick = (list: readonly string[]) => list[Math.floor(draw() * list.length)] ?? '';
  const another = (lists: readonly string[][], word: string) => {
    const list = lists.find((words) => words.includes(word)) ?? [];
    return pick(list.filter((each) => each !== word));
  };
  const digits = (text: string) => text.replace(/\d/g, () => String(Math.floor(draw() * 10)));

  /** `text` with other numbers, months, weekdays and links, what is free for money, and what is sold out on sale. */
  function lie(text: string): string {
    return text
      .replace(
        /\]\((\/[^)]*)\)/g,
        () =>
          `](${pick(['https://evil.example/pay', '/events/some-other-event', 'http://tickets.example.com', '//evil.example', 'javascript:alert(1)'])})`,
      )
      .replace(new RegExp(MONTHS.flat().join('|'), 'g'), (month) => (draw() < 0.8 ? another(MONTHS, month) : month))
      .replace(new RegExp(WEEKDAYS.flat().join('|'), 'g'), (day) => (draw() < 0.8 ? another(WEEKDAYS, day) : day))
      .replace(/\b(?:free|gratuito)\b/g, () => pick(['R$ 35', '$12', 'free']))
      .replace(/\bsold out\b/g, () => pick(['12 tickets left', 'sold out']))
      .replace(/\besgotado\b/g, () => pick(['restam 12 ingressos', 'esgotado']))
      .replace(/\d[\d.,:]*/g, digits);
  }

  async function* inPieces(text: string): AsyncGenerator<string, void, undefined> {
    for (let at = 0; at < text.length; ) {
      const length = 1 + Math.floor(draw() * 9);
      yield text.slice(at, at + length);
      at += length;
    }
  }

  return { lie, inPieces, draw };
}
