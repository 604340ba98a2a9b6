'use client';

import { useMutation } from '@tanstack/react-query';
import { WalletCards } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { api } from '@/presentation/api/client';
import { Button } from '../../ui/button';

/** Asks where the phone's wallet gets the ticket, and goes there. An iPhone has Apple's; all others take Google's. */
export function WalletLinks({ ticketId, codeId }: { ticketId: string; codeId: string }) {
  const t = useTranslations('tickets.wallet');
  const locale = useLocale();
  const { mutate, isPending } = useMutation({
    mutationFn: () => api('GET /api/tickets/{id}/wallet', { params: { id: ticketId }, locale }),
    onSuccess: ({ apple, google }) => {
      const isApple = /iPhone|iPad|Macintosh/.test(navigator.userAgent);
      const address = isApple ? (apple ?? google) : (google ?? apple);
      if (address) window.location.assign(address);
      else toast.error(t('none'));
    },
    onError: () => toast.error(t('none')),
  });
  return (
    <Button variant="outline" size="sm" pending={isPending} onClick={() => mutate()} aria-describedby={codeId}>
      <WalletCards aria-hidden="true" />
      {t('action')}
    </Button>
  );
}
