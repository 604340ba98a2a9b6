'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import './policy-of-the-page';
import { useMe } from './shell/use-me';

const Toaster = lazy(() => import('./ui/sonner'));

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: false } } }),
  );
  // A page whose scripts slept (http/pages/sleeping-page.ts) repeats what was typed and pressed meanwhile, before anything else.
  useLayoutEffect(() => void document.dispatchEvent(new Event('eventhub:awake')), []);
  return (
    <QueryClientProvider client={client}>
      {children}
      <Toasts />
    </QueryClientProvider>
  );
}

/** Only what is done with an account is told by a toast, its end included, so visitors do not load them. */
function Toasts() {
  const me = useMe();
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    if (me) setNeeded(true);
  }, [me]);
  return isNeeded ? (
    <Suspense>
      <Toaster />
    </Suspense>
  ) : null;
}
