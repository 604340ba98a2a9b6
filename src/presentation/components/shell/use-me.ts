'use client';

import { useQuery } from '@tanstack/react-query';
import type { MeDto } from '@/application/auth/schema';
import { meQuery } from '@/presentation/api/queries';
import { hasSessionHint } from './session-hint-cookie';

/** Who is signed in: `undefined` while asking, `null` for nobody. The pages themselves are the same for everyone. */
export function useMe(): MeDto | null | undefined {
  const { data, isError } = useQuery(meQuery(hasSessionHint));
  // Whoever cannot be told apart is a visitor; the server decides anyway.
  return isError ? (data ?? null) : data;
}
