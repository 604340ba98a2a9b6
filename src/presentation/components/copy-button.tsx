'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { Button } from './ui/button';

type CopyButtonProps = {
  text: string;
  children: ReactNode;
  /** The element that shows what is copied, where one alone does. */
  describedBy?: string;
  className?: string;
};

/** Copies `text`; says so in place of its own words for a moment. */
export function CopyButton({ text, children, describedBy, className }: CopyButtonProps) {
  const t = useTranslations('common');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2500);
    } catch {
      toast.error(t('copyFailed'));
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Button variant="outline" size="sm" className={className} onClick={copy} aria-describedby={describedBy}>
      <Icon aria-hidden="true" />
      <span aria-live="polite">{isCopied ? t('copied') : children}</span>
    </Button>
  );
}
