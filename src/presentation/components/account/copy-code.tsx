'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../ui/button';

/** `codeId` is the element that shows the code. */
export function CopyCode({ code, codeId }: { code: string; codeId: string }) {
  const t = useTranslations('tickets');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
      setTimeout(() => setCopied(false), 2500);
    } catch {
      toast.error(t('copyFailed'));
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Button variant="outline" size="sm" className="px-2.5 sm:px-3" onClick={copy} aria-describedby={codeId}>
      <Icon aria-hidden="true" />
      <span aria-live="polite" className="sr-only sm:not-sr-only">
        {isCopied ? t('copied') : t('copy')}
      </span>
    </Button>
  );
}
