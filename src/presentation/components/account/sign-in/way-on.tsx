'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useEffect } from 'react';
import { keys } from '@/presentation/api/queries';

/** Where the form leads once it succeeds. Leaving it makes the header ask anew who is signed in. */
export function WayOn({ next }: { next?: string }) {
  const locale = useLocale();
  const client = useQueryClient();
  useEffect(() => {
    return () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
      client.invalidateQueries({ queryKey: keys.me });
    };
  }, [client]);
  return (
    <>
      <input type="hidden" name="locale" value={locale} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
    </>
  );
}
