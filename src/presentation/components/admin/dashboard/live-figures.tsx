'use client';

import { useEffect, useState } from 'react';
import { useRouter } from '@/presentation/i18n/navigation';

const EVERY_MS = 30_000;
/** A clock may tick a little early. */
const A_SECOND = 1_000;

/** Whether the shop can be reached: asking a page anew without knowing would leave the reader with the browser's own error. */
const isThere = () =>
  fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Has the page counted again while somebody looks at it; in a tab that is hidden it rests. */
export function LiveFigures({ words }: { words: { live: string; cutOff: string } }) {
  const router = useRouter();
  const [isCutOff, setCutOff] = useState(false);
  useEffect(() => {
    let countedAt = Date.now();
    const count = async () => {
      if (document.hidden || Date.now() - countedAt < EVERY_MS - A_SECOND) return;
      countedAt = Date.now();
      const hasAnswer = await isThere();
      setCutOff(!hasAnswer);
      if (hasAnswer) router.refresh();
    };
    const timer = setInterval(() => void count(), EVERY_MS);
    document.addEventListener('visibilitychange', count);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', count);
    };
  }, [router]);
  return (
    <p className="text-ink-soft text-sm" data-live={isCutOff ? 'cut-off' : 'on'}>
      {isCutOff ? words.cutOff : words.live}
    </p>
  );
}
