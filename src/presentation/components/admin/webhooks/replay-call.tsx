'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { replayCall } from '@/presentation/actions/webhooks';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { useOneAction } from './use-one-action';

export function ReplayCall({ id, what }: { id: string; what: string }) {
  const t = useTranslations('adminWebhooks.calls');
  const errors = useTranslations('errors');
  const { run, isPending, error } = useOneAction(replayCall, () => toast.success(t('replayed')));
  return (
    <div className="grid grid-cols-1 gap-3">
      <Button
        variant="outline"
        size="sm"
        pending={isPending}
        onClick={() => run({ id })}
        aria-label={t('replayOf', { what })}
        className="justify-self-start"
      >
        <RotateCw aria-hidden="true" />
        {isPending ? t('replaying') : t('replay')}
      </Button>
      {error ? <Alert tone="danger">{errors(error.code)}</Alert> : null}
    </div>
  );
}
