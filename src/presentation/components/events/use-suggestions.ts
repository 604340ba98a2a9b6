import { useEffect, useState } from 'react';
import type { SuggestionDto } from '@/application/events/schema';
import { api } from '@/presentation/api/client';

const PAUSE_MS = 150;
const LONGEST = 100;
const NONE: SuggestionDto[] = [];

/** What `text` may become, once its writer pauses; what was asked for before is cancelled. Without an answer, nothing. */
export function useSuggestions(text: string): SuggestionDto[] {
  const [found, setFound] = useState<{ q: string; suggestions: SuggestionDto[] }>({ q: '', suggestions: NONE });
  const q = text.trim();
  const isAsked = q.length > 1 && q.length <= LONGEST;
  useEffect(() => {
    if (!isAsked) return;
    const asking = new AbortController();
    const pause = setTimeout(() => {
      api('GET /api/events/suggestions', { query: { q }, signal: asking.signal }).then(
        (suggestions) => setFound({ q, suggestions }),
        // The search itself works without.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      asking.abort();
    };
  }, [q, isAsked]);
  return isAsked ? found.suggestions : NONE;
}
