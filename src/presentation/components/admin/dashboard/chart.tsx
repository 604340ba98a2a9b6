'use client';

import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react';
import { Skeleton } from '../../ui/skeleton';

// The drawing weighs more than the page: it comes after it, and the table says the same meanwhile.
const drawing = () => import('./chart-drawing');
const DrawnTimeChart = lazy(() => drawing().then(({ TimeChart }) => ({ default: TimeChart })));
const DrawnRankChart = lazy(() => drawing().then(({ RankChart }) => ({ default: RankChart })));

/** It measures its place, which only a browser has. */
function useIsMounted() {
  const [isMounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return isMounted;
}

const TIME_HEIGHT = 'h-60';

export function TimeChart(props: ComponentProps<typeof DrawnTimeChart>) {
  const waiting = <Skeleton className={TIME_HEIGHT} />;
  // For the eye alone: whoever hears the page has the table below it.
  return (
    <div aria-hidden="true" className={TIME_HEIGHT}>
      {useIsMounted() ? (
        <Suspense fallback={waiting}>
          <DrawnTimeChart {...props} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

const rankHeight = (rows: number) => (rows > 6 ? 'h-80' : rows > 3 ? 'h-56' : 'h-36');

export function RankChart(props: ComponentProps<typeof DrawnRankChart>) {
  const height = rankHeight(props.rows.length);
  const waiting = <Skeleton className={height} />;
  return (
    <div aria-hidden="true" className={height}>
      {useIsMounted() ? (
        <Suspense fallback={waiting}>
          <DrawnRankChart {...props} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}
