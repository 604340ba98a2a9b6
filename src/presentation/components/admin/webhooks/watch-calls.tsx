'use client';

import { useEffect, useRef } from 'react';
import { useRouter } from '@/presentation/i18n/navigation';

const EVERY_MS = 1_500;
/** What is not done by then is looked at by whoever wants to. */
const MOST_LOOKS = 20;

/** Reads the page anew once a call is due that it shows, as long as somebody looks at it. */
export function WatchCalls({ nextAt }: { nextAt: string | null }) {
  const router = useRouter();
  const looks = useRef(0);
  useEffect(() => {
    if (nextAt === null) return;
    const timer = setInterval(() => {
      // Whoever makes a call puts its next one off, so that one under way is a little ahead.
      const isDue = new Date(nextAt).getTime() < Date.now() + 60_000;
      if (!isDue || document.hidden || looks.current >= MOST_LOOKS) return;
      looks.current += 1;
      router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [nextAt, router]);
  return null;
}
