'use client';

import { useState, useTransition } from 'react';
import type { ActionError, ActionResult } from '@/presentation/actions/result';

/** One call of a server action at a time, with what it was refused for. */
export function useOneAction<I, T>(
  action: (previous: null, input: I) => Promise<ActionResult<T>>,
  onDone: (data: T) => void,
) {
  const [isPending, start] = useTransition();
  const [error, setError] = useState<ActionError | null>(null);
  const run = (input: I) =>
    start(async () => {
      const answer = await action(null, input);
      setError(answer.ok ? null : answer.error);
      if (answer.ok) onDone(answer.data);
    });
  return { run, isPending, error, forget: () => setError(null) };
}
