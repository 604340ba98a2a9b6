import { expect, it } from 'vitest';
import type { StreamEvent } from '@/presentation/api/endpoints';
import { askedTurn, toldTurn } from '@/presentation/components/chat/shown-turn';

it('grows by what is told of it', () => {
  const told: StreamEvent<'POST /api/chat'>[] = [
    { name: 'start', data: { conversationId: 'a' } },
    { name: 'sources', data: { events: [], pages: [{ path: '/events', kind: 'events' }] } },
    { name: 'waiting', data: { place: 3 } },
  ];
  const waiting = told.reduce(toldTurn, askedTurn('1', 'Hi?'));
  expect(waiting).toMatchObject({ state: 'answering', place: 3, pages: [{ path: '/events' }], answer: '' });
  const said = toldTurn(toldTurn(waiting, { name: 'token', data: { text: 'One ' } }), {
    name: 'token',
    data: { text: 'thing.' },
  });
  expect(said).toMatchObject({ answer: 'One thing.', place: null });
  const timings = { factsMs: 1, firstTokenMs: 2, totalMs: 3 };
  const done = toldTurn(said, { name: 'done', data: { conversationId: 'a', by: 'built-in', reason: 'busy', timings } });
  expect(done).toMatchObject({ state: 'done', reason: 'busy', answer: 'One thing.' });
  expect(toldTurn(said, { name: 'error', data: { code: 'INTERNAL' } })).toMatchObject({
    state: 'failed',
    failure: { kind: 'other' },
  });
});
