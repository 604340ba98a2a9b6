'use client';

import { useQuery } from '@tanstack/react-query';
import type { MeDto } from '@/application/auth/schema';
import { hasSignedInHint } from './signed-in-hint';

export const ME_KEY = ['me'];

/** Who is signed in: `undefined` while asking, `null` for nobody. The pages themselves are the same for everyone. */
export function useMe(): MeDto | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ME_KEY,
    refetchOnWindowFocus: true,
    queryFn: async (): Promise<MeDto | null> => {
      if (!hasSignedInHint()) return null;
      const response = await fetch('/api/auth/me', { headers: { accept: 'application/json' } });
      if (response.status === 401) {
        await response.body?.cancel();
        return null;
      }
      if (!response.ok) throw new Error(`/api/auth/me answered ${response.status}`);
      return response.json();
    },
  });
  // Whoever cannot be told apart is a visitor; the server decides anyway.
  return isError ? (data ?? null) : data;
}
