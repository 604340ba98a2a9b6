'use client';

import { Check, Copy, Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';

const FILE = 'eventhub-recovery-codes.txt';

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = FILE;
  link.click();
  URL.revokeObjectURL(address);
}

/** The only time that they are shown. */
export function RecoveryCodeList({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('secondFactor.codes');
  const [isCopied, setCopied] = useState(false);
  const text = codes.join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error(t('copyFailed'));
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="grid gap-4">
      <Alert tone="warn">{t('once')}</Alert>
      <ul aria-label={t('label')} className="figures grid gap-1.5 rounded-lg bg-sunken p-4 text-sm sm:text-base">
        {codes.map((code) => (
          <li key={code} className="select-all break-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button variant="outline" onClick={copy}>
          <Icon aria-hidden="true" />
          <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
        </Button>
        <Button variant="outline" onClick={() => download(`${t('fileHead', { site: location.host })}\n\n${text}\n`)}>
          <Download aria-hidden="true" />
          {t('download')}
        </Button>
      </div>
      <DialogFooter>
        <Button onClick={onKept}>{t('kept')}</Button>
      </DialogFooter>
    </div>
  );
}
