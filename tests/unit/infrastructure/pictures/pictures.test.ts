import { describe, expect, it } from 'vitest';
import { fontsFor } from '@/infrastructure/pictures/fonts';
import { type Drawing, pictureThread } from '@/infrastructure/pictures/picture-thread';
import { pictures } from '@/infrastructure/pictures/pictures';

type Png = Uint8Array<ArrayBuffer>;

/** Draws when it is told to. */
function slowly() {
  const begun: { svg: string; end: (png: Png) => void; fail: (error: Error) => void }[] = [];
  const draw = ({ svg }: Drawing) =>
    new Promise<Png>((end, fail) => {
      begun.push({ svg, end, fail });
    });
  return { begun, draw };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const png = (bytes: number) => new Uint8Array(bytes);

describe('pictures', () => {
  it('are drawn one at a time, each once for all who ask for it, and kept', async () => {
    const { begun, draw } = slowly();
    const { png: ask } = pictures(draw);
    const [first, again, other] = [ask('a', '<a/>'), ask('a', '<a/>'), ask('b', '<b/>')];
    expect(begun.map(({ svg }) => svg)).toEqual(['<a/>']);
    begun[0]?.end(png(1));
    expect(await first).toBe(await again);
    await settled();
    expect(begun.map(({ svg }) => svg)).toEqual(['<a/>', '<b/>']);
    begun[1]?.end(png(1));
    await other;
    await ask('a', '<a/>');
    expect(begun).toHaveLength(2);
  });

  it('of which too many wait are refused, and may be asked for again', async () => {
    const { begun, draw } = slowly();
    const { png: ask } = pictures(draw);
    const asked = Array.from({ length: 30 }, (_, number) =>
      ask(`${number}`, `<n${number}/>`).catch((error) => error.code),
    );
    await settled();
    for (let drawn = 0; drawn < 21; drawn += 1) {
      begun[drawn]?.end(png(1));
      await settled();
    }
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'UNAVAILABLE')).toHaveLength(9);
    expect(begun).toHaveLength(21);
  });

  it('that could not be drawn are tried again', async () => {
    const { begun, draw } = slowly();
    const { png: ask } = pictures(draw);
    const failed = ask('a', '<a/>');
    begun[0]?.fail(new Error('no ink'));
    await expect(failed).rejects.toThrow('no ink');
    await settled();
    const second = ask('a', '<a/>');
    begun[1]?.end(png(1));
    expect(await second).toHaveLength(1);
  });

  it('that were asked for longest ago make room', async () => {
    let drawn = 0;
    const { png: ask } = pictures(async () => {
      drawn += 1;
      return png(40);
    }, 100);
    for (const name of ['a', 'b', 'a', 'c', 'a']) await ask(name, '<x/>');
    expect(drawn).toBe(3);
    await ask('b', '<x/>');
    expect(drawn).toBe(4);
  });

  it('are PNG of the size of the drawing, with letters of every script that we have a face for', async () => {
    const draw = pictureThread();
    const words = (text: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63"><text y="40" font-size="30" font-family="Bricolage Grotesque">${text}</text></svg>`;
    const drawn: Buffer[] = [];
    for (const text of ['', 'Ana', 'Ночь', 'مهرجان', '東京ジャズの夜', '서울의 밤', 'לילה']) {
      drawn.push(Buffer.from(await draw({ svg: words(text), fonts: fontsFor(words(text)) })));
    }
    for (const file of drawn) {
      expect(file.subarray(1, 4).toString()).toBe('PNG');
      expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([120, 63]);
    }
    expect(new Set(drawn.map((file) => file.toString('base64'))).size).toBe(7);
  });

  it('show no boxes in place of Chinese, Japanese and Korean letters', async () => {
    const draw = pictureThread();
    const words = (text: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="63"><text y="40" font-size="30" font-family="Bricolage Grotesque">${text}</text></svg>`;
    // Two letters of the same width look alike only where both are the box of what is missing.
    for (const [one, other] of [
      ['東', '国'],
      ['す', 'ぬ'],
      ['서', '밤'],
    ] as const) {
      const [first, second] = [
        await draw({ svg: words(one), fonts: fontsFor(words(one)) }),
        await draw({ svg: words(other), fonts: fontsFor(words(other)) }),
      ];
      expect(Buffer.from(first).equals(second), one).toBe(false);
    }
  });

  it('of what is no drawing are refused, and the next one is drawn all the same', async () => {
    const draw = pictureThread();
    await expect(draw({ svg: 'no drawing', fonts: fontsFor('') })).rejects.toBeDefined();
    expect(
      await draw({ svg: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', fonts: fontsFor('') }),
    ).toBeDefined();
  });
});
