'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { EventDto } from '@/application/events/schema';
import { Price } from '../events/price';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';

type BuyBarProps = { event: Pick<EventDto, 'price' | 'maxPrice' | 'currency'> };

/** On a phone: the price and the way to the box, for as long as the box itself is out of sight. */
export function BuyBar({ event }: BuyBarProps) {
  const t = useTranslations('buy');
  const [isBoxInView, setBoxInView] = useState(false);
  useEffect(() => {
    const box = document.getElementById('buy');
    if (!box) return;
    const watch = new IntersectionObserver(([entry]) => setBoxInView(entry?.isIntersecting ?? false));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      data-buy-bar=""
      className={cn(
        'sticky bottom-0 z-30 -mx-4 mt-10 flex items-center justify-between gap-4 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6 lg:hidden',
        isBoxInView && 'invisible',
      )}
    >
      <p className="figures min-w-0 font-bold text-xl">
        <Price event={event} />
      </p>
      <Button asChild variant="accent">
        <a href="#buy">{t('toBox')}</a>
      </Button>
    </div>
  );
}
