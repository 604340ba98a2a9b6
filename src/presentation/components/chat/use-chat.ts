'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, NetworkError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';
import { keys } from '@/presentation/api/queries';
import { apiStream } from '@/presentation/api/stream';
import { keepConversation, keptConversation } from './kept-conversation';
import { askedTurn, readTurns, type ShownTurn, type TurnFailure, toldTurn } from './shown-turn';

const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function failureOf(error: unknown): TurnFailure {
  if (error instanceof NetworkError) return { kind: 'network' };
  if (!(error instanceof ApiError)) return { kind: 'other' };
  if (error.status === 429) return { kind: 'tooMany', seconds: Math.ceil((error.retryAfterMs ?? 60_000) / 1_000) };
  return { kind: error.status === 503 ? 'busy' : 'other' };
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404;

/**
 * A conversation with the assistant. `owner`: whose it is, as soon as that is known. Whoever signs in or out begins
 * anew, so that nobody sees, or goes on with, what somebody else asked.
 */
export function useChat(owner: string | undefined) {
  const locale = useLocale();
  const client = useQueryClient();
  const [turns, setTurns] = useState<ShownTurn[]>([]);
  const conversation = useRef<string | null>(null);
  const asked = useRef(0);
  const running = useRef<AbortController | null>(null);

  const change = useCallback((key: string, changed: (turn: ShownTurn) => ShownTurn) => {
    setTurns((before) => before.map((turn) => (turn.key === key ? changed(turn) : turn)));
  }, []);

  const goOnWith = useCallback(
    (id: string | null) => {
      conversation.current = id;
      if (owner !== undefined) keepConversation(owner, id);
    },
    [owner],
  );

  const open = useCallback(
    async (id: string) => {
      running.current?.abort();
      try {
        setTurns(readTurns(await api('GET /api/chat/conversations/{id}', { params: { id } })));
        goOnWith(id);
      } catch (error) {
        if (isGone(error)) goOnWith(null);
      }
    },
    [goOnWith],
  );

  useEffect(() => {
    if (owner === undefined) return;
    const kept = keptConversation(owner);
    if (kept) void open(kept);
    return () => {
      running.current?.abort();
      conversation.current = null;
      setTurns([]);
    };
  }, [owner, open]);

  const stream = async (key: string, question: string, signal: AbortSignal): Promise<void> => {
    const body = {
      message: question,
      locale,
      timeZone: zoneHere(),
      ...(conversation.current ? { conversationId: conversation.current } : {}),
    };
    for await (const event of apiStream('POST /api/chat', { body, locale, signal })) {
      if (event.name === 'start') goOnWith(event.data.conversationId);
      change(key, (turn) => toldTurn(turn, event));
      if (event.name === 'done' || event.name === 'error') return;
    }
    throw new NetworkError(new Error('the answer broke off'));
  };

  const answer = async (key: string, question: string): Promise<void> => {
    const work = new AbortController();
    running.current = work;
    try {
      await stream(key, question, work.signal).catch((error) => {
        // It was deleted, or whoever began it has signed out: the question is as good in a new one.
        if (!isGone(error) || conversation.current === null) throw error;
        goOnWith(null);
        return stream(key, question, work.signal);
      });
    } catch (error) {
      const state = work.signal.aborted ? 'stopped' : 'failed';
      const failure = work.signal.aborted ? null : failureOf(error);
      change(key, (turn) => ({ ...turn, state, failure, place: null }));
    } finally {
      if (running.current === work) running.current = null;
      void client.invalidateQueries({ queryKey: keys.conversations });
    }
  };

  const ask = (question: string, replaced?: string) => {
    if (running.current) return;
    asked.current += 1;
    const key = String(asked.current);
    setTurns((before) => [...before.filter((turn) => turn.key !== replaced), askedTurn(key, question)]);
    void answer(key, question);
  };

  const beginAnew = () => {
    running.current?.abort();
    running.current = null;
    goOnWith(null);
    setTurns([]);
  };

  const last = turns.at(-1);
  return {
    turns,
    isAnswering: last?.state === 'answering',
    ask: (question: string) => ask(question),
    stop: () => running.current?.abort(),
    retry: (turn: ShownTurn) => ask(turn.question, turn.key),
    open,
    beginAnew,
    /** What is on the screen goes with it. */
    deleted(id: string) {
      if (conversation.current === id) beginAnew();
    },
  };
}
export type Chat = ReturnType<typeof useChat>;
