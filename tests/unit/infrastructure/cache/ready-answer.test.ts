import { expect, it } from 'vitest';
import { readyAnswer } from '@/infrastructure/cache/ready-answer';

it('holds no more memory than its own bytes, plain and compressed', async () => {
  const made = Buffer.from('a short answer among many '.repeat(100));
  // Node's block for short texts: the case that this is about.
  expect(made.buffer.byteLength).toBeGreaterThan(made.length);
  const answer = readyAnswer(made, {});
  expect(answer.body).toEqual(made);
  expect(answer.body.buffer.byteLength).toBe(made.length);
  const gzipped = await answer.gzipped();
  expect(gzipped?.length).toBeGreaterThan(0);
  expect(gzipped?.buffer.byteLength).toBe(gzipped?.length);
});
