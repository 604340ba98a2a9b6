'use client';

import { useLocale } from 'next-intl';
import { usePathname } from '@/presentation/i18n/navigation';
import { localePath } from '@/presentation/paths';

/**
 * Where a server action's form is sent while no script runs: this page, with what its address has to say when the answer
 * shows it again. The third argument of `useActionState`.
 */
export function useFormAddress(query: Record<string, string | undefined> = {}): string {
  const path = localePath(useLocale(), usePathname());
  const said = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return said.length > 0 ? `${path}?${new URLSearchParams(said)}` : path;
}
