'use client';

import { Share2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../ui/button';

/** The phone's own sheet where there is one, else the link to paste. */
export function ShareEvent({ name, slug }: { name: string; slug: string }) {
  const t = useTranslations('buy');
  const common = useTranslations('common');
  const locale = useLocale();
  const share = async () => {
    const url = new URL(localePath(locale, paths.event(slug)), window.location.origin).href;
    try {
      if (navigator.share) return await navigator.share({ title: name, text: t('shareText', { event: name }), url });
      await navigator.clipboard.writeText(url);
      toast.success(t('shared'));
    } catch (error) {
      // Whoever closes the sheet has decided so.
      if (!(error instanceof Error && error.name === 'AbortError')) toast.error(common('copyFailed'));
    }
  };
  return (
    <Button variant="outline" onClick={share}>
      <Share2 aria-hidden="true" />
      {t('share')}
    </Button>
  );
}
