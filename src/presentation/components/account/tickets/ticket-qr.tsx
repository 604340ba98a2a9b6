'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { qrCode } from '../../qr/qr-code';
import { QrImage } from '../../qr/qr-image';

/** What the door scans: the code alone is 5 cm wide at 96 dots an inch, dark on white by night too. */
export function TicketQr({ signedCode, code }: { signedCode: string; code: string }) {
  const t = useTranslations('tickets');
  const qr = useMemo(() => qrCode(signedCode), [signedCode]);
  return <QrImage qr={qr} label={t('qr', { code })} className="w-56 border border-line" />;
}
