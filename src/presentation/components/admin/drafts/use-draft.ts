'use client';

import { useEffect, useRef, useState } from 'react';
import { ApiError } from '@/presentation/api/api-error';
import { apiStream } from '@/presentation/api/stream';

type DraftState = { kind: 'idle' | 'writing' | 'done' | 'failed' | 'tooLong' } | { kind: 'waiting'; place: number };

type DraftInput = { task: 'write' | 'translate'; locale: 'en' | 'pt-BR'; name: string; text: string };

/** A text that a model writes while one looks on. */
export function useDraft() {
  const [text, setText] = useState('');
  const [state, setState] = useState<DraftState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const write = async (input: DraftInput, signal: AbortSignal) => {
    for await (const event of apiStream('POST /api/chat/drafts', { body: input, signal })) {
      if (event.name === 'waiting') setState({ kind: 'waiting', place: event.data.place });
      else if (event.name === 'token') {
        setState({ kind: 'writing' });
        setText((before) => before + event.data.text);
      } else return setState({ kind: event.name === 'done' ? 'done' : 'failed' });
    }
    setState({ kind: 'failed' });
  };

  return {
    text,
    setText,
    state,
    isRunning: state.kind === 'writing' || state.kind === 'waiting',
    async start(input: DraftInput) {
      running.current?.abort();
      const work = new AbortController();
      running.current = work;
      setText('');
      setState({ kind: 'writing' });
      try {
        await write(input, work.signal);
      } catch (error) {
        if (work.signal.aborted) return;
        const isTooLong = error instanceof ApiError && error.fields.some(({ field }) => field === 'text');
        setState({ kind: isTooLong ? 'tooLong' : 'failed' });
      }
    },
    /** What is there by then stays. */
    stop() {
      running.current?.abort();
      setState({ kind: 'done' });
    },
  };
}
