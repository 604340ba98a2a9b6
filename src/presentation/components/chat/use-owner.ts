'use client';

import { useMe } from '../shell/use-me';

/** Whose conversation this browser's is: the account's, or the visitor's; undefined until that is known. */
export function useOwner(): string | undefined {
  const me = useMe();
  return me === undefined ? undefined : (me?.id ?? 'visitor');
}
