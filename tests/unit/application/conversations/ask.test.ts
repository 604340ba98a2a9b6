import { describe, expect, it, vi } from 'vitest';
import type { ConversationTurn } from '@/application/conversations/ports';
import { ModelFailure } from '@/domain/model-failure';
import { NOW, uuid } from '../../../support/builders.ts';
import { modelSaying, modelThat, NEVER, noModel, stage } from './stage.ts';

const ASKED = 'What is on this weekend?';

describe('a question', () => {
  it('is answered by the model where one is ready', async () => {
    const { run, kept, text } = stage(modelSaying('We found ', 'nothing for then.'));
    const told = await run(ASKED);
    const [{ id } = { id: '' }] = kept;
    expect(told.slice(0, 2)).toMatchObject([
      ['start', { conversationId: id }],
      ['sources', { events: [], pages: [] }],
    ]);
    expect(told.at(-1)).toMatchObject(['done', { conversationId: id, by: 'model', reason: null }]);
    expect(text()).toContain('We found nothing for then.');
    expect(kept).toMatchObject([{ how: 'begin', turn: { question: ASKED, answer: text(), by: 'model' } }]);
  });

  it('is answered from the facts alone where there is no model', async () => {
    const { run, kept, text } = stage(noModel);
    expect((await run(ASKED)).at(-1)).toMatchObject(['done', { by: 'built-in', reason: 'no-model' }]);
    expect(text().trim()).not.toBe('');
    expect(kept).toMatchObject([{ turn: { by: 'built-in', answer: text() } }]);
  });

  it.each([
    ['busy', 'busy'],
    ['slow', 'failed'],
    ['broken', 'failed'],
    ['unreachable', 'failed'],
    ['missing', 'failed'],
  ] as const)('is answered from the facts where the model is %s', async (failure, reason) => {
    const { run, text } = stage(
      modelThat(() => {
        throw new ModelFailure(failure);
      }),
    );
    expect((await run(ASKED)).at(-1)).toMatchObject(['done', { by: 'built-in', reason }]);
    expect(text().trim()).not.toBe('');
  });

  it('is answered anew, below, where the model broke off', async () => {
    const { run, text } = stage(
      modelThat(async function* () {
        yield 'We have a jazz night. ';
        throw new ModelFailure('broken');
      }),
    );
    expect((await run(ASKED)).at(-1)).toMatchObject(['done', { by: 'built-in', reason: 'failed' }]);
    const [first, ...rest] = text().split('\n\n');
    expect(first).toContain('We have a jazz night.');
    expect(rest.join('').trim()).not.toBe('');
  });

  it('is answered from the facts where the model says nothing', async () => {
    const { run, text, warn } = stage(modelSaying(' '));
    expect((await run(ASKED)).at(-1)).toMatchObject(['done', { by: 'built-in', reason: 'failed' }]);
    expect(text().trim()).not.toBe('');
    expect(warn).not.toHaveBeenCalled();
  });

  it('is answered from the facts where we fail ourselves, and the log says so', async () => {
    const fault = new Error('a fault of ours');
    const { run, warn } = stage(
      modelThat(() => {
        throw fault;
      }),
    );
    expect((await run(ASKED)).at(-1)).toMatchObject(['done', { by: 'built-in', reason: 'failed' }]);
    expect(warn).toHaveBeenCalledWith({ err: fault }, expect.any(String));
  });

  it('of a reader who leaves is kept as far as it was answered, and the model is told', async () => {
    const leaving = new AbortController();
    let heard: AbortSignal | undefined;
    const { run, kept, told } = stage(
      modelThat(async function* (_, signal) {
        heard = signal;
        yield 'We found something. ';
        yield 'And some more. ';
        leaving.abort();
        signal.throwIfAborted();
        yield 'never';
      }),
    );
    await run(ASKED, leaving.signal);
    expect(heard?.aborted).toBe(true);
    expect(told.map(([name]) => name)).not.toContain('done');
    expect(kept[0]?.turn.answer).toContain('We found something.');
    expect(kept[0]?.turn.answer).not.toContain('never');
  });

  it('of whoever leaves before anything is said leaves nothing', async () => {
    const { run, kept } = stage(
      modelThat((_, signal) => {
        signal.throwIfAborted();
        throw new Error('somebody listened');
      }),
    );
    await run(ASKED, AbortSignal.abort());
    expect(kept).toEqual([]);
  });

  it('goes on with the conversation that it belongs to, and knows what was said', async () => {
    const turn: ConversationTurn = {
      question: 'Is there jazz?',
      answer: 'Yes.',
      by: 'model',
      events: [{ id: uuid(7), slug: 'jazz', name: 'Jazz' }],
      createdAt: NOW,
    };
    const conversationId = uuid(1);
    const known = { id: conversationId, locale: 'en' as const, createdAt: NOW, updatedAt: NOW, turns: [turn] };
    const { run, kept, asked } = stage(noModel, known);
    await run('and the cheapest?', NEVER, { conversationId });
    expect(asked[0]?.history).toEqual([
      { role: 'user', text: 'Is there jazz?' },
      { role: 'assistant', text: 'Yes.', eventIds: [uuid(7)] },
    ]);
    expect(kept).toMatchObject([{ how: 'append', id: conversationId }]);
  });

  it('of a conversation that is not one’s own is refused', async () => {
    const { run } = stage(noModel);
    await expect(run('and?', NEVER, { conversationId: uuid(1) })).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
  });

  it('is refused before it begins where too many are looked up', async () => {
    const { run, lookUps } = stage(noModel);
    const release = await lookUps.take('a', NEVER);
    const waiting = lookUps.take('b', NEVER);
    await expect(run(ASKED)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 });
    release();
    (await waiting)();
    expect((await run(ASKED)).at(-1)?.[0]).toBe('done');
  });

  it('has its answer even where that cannot be kept', async () => {
    const { run, conversations, warn } = stage(noModel);
    vi.spyOn(conversations, 'begin').mockRejectedValue(new Error('the database is away'));
    expect((await run(ASKED)).at(-1)).toMatchObject(['done', { by: 'built-in' }]);
    expect(warn).toHaveBeenCalledOnce();
  });
});
