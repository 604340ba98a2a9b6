'use client';

import { Check, Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '../ui/button';

const SHOWN_MS = 4_000;

/** By the device's own way to share where it has one; else the address is copied, or shown where even that is refused. */
async function share(name: string): Promise<'shared' | 'copied' | 'failed'> {
  // Without what the address holds besides: where one came from is nobody else's.
  const url = window.location.origin + window.location.pathname;
  try {
    if (navigator.share) {
      await navigator.share({ title: name, url });
      return 'shared';
    }
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch (error) {
    // Whoever closes the device's dialog has shared nothing, and knows it.
    return error instanceof DOMException && error.name === 'AbortError' ? 'shared' : 'failed';
  }
}

export function ShareEvent({ name }: { name: string }) {
  const t = useTranslations('buy.shareEvent');
  const [outcome, setOutcome] = useState<'shared' | 'copied' | 'failed' | null>(null);
  useEffect(() => {
    const timer = outcome && setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer ?? undefined);
  }, [outcome]);
  return (
    <div className="flex items-center gap-3 [@media(scripting:none)]:hidden">
      <Button variant="outline" onClick={async () => setOutcome(await share(name))}>
        {outcome === 'copied' ? <Check aria-hidden="true" /> : <Share2 aria-hidden="true" />}
        {outcome === 'copied' ? t('copied') : t('button')}
      </Button>
      <p role="status" className={outcome === 'failed' ? 'text-ink-soft text-sm' : 'sr-only'}>
        {outcome === 'copied' ? t('copied') : outcome === 'failed' ? t('failed') : ''}
      </p>
    </div>
  );
}
