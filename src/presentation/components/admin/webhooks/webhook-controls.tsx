'use client';

import { RotateCw, Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { WebhookDto } from '@/application/webhooks/schema';
import { deleteWebhook, enableWebhook, replayFailedCalls, testWebhook } from '@/presentation/actions/webhooks';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { ConfirmButton } from './confirm-button';
import { useOneAction } from './use-one-action';

/** `failed`: how many calls were given up. */
export function WebhookControls({ webhook: { id, state }, failed }: { webhook: WebhookDto; failed: number }) {
  const t = useTranslations('adminWebhooks');
  const errors = useTranslations('errors');
  const router = useRouter();
  const isOff = state.kind === 'off';
  const test = useOneAction(testWebhook, () => toast.success(t('tested')));
  const enable = useOneAction(enableWebhook, () => toast.success(t(isOff ? 'switchedOn' : 'switchedOff')));
  const replay = useOneAction(replayFailedCalls, ({ count }) => toast.success(t('calls.replayedFailed', { count })));
  const refused = [test, enable, replay].find(({ error }) => error)?.error;
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap gap-2">
        {isOff ? null : (
          <Button variant="ink" size="sm" pending={test.isPending} onClick={() => test.run({ id })}>
            <Send aria-hidden="true" />
            {test.isPending ? t('testing') : t('test')}
          </Button>
        )}
        {failed > 0 && !isOff ? (
          <Button variant="outline" size="sm" pending={replay.isPending} onClick={() => replay.run({ id })}>
            <RotateCw aria-hidden="true" />
            {replay.isPending ? t('calls.replaying') : t('calls.replayFailed', { count: failed })}
          </Button>
        ) : null}
        <Button
          variant="outline"
          size="sm"
          pending={enable.isPending}
          onClick={() => enable.run({ id, isEnabled: isOff })}
        >
          {enable.isPending ? t('switching') : t(isOff ? 'switchOn' : 'switchOff')}
        </Button>
        <ConfirmButton
          id={id}
          action={deleteWebhook}
          isDangerous
          onDone={() => {
            toast.success(t('deleted'));
            router.push(paths.adminWebhooks);
          }}
          words={{
            button: t('delete'),
            title: t('deleteTitle'),
            text: t('deleteText'),
            pending: t('deleting'),
            keep: t('keep'),
          }}
        />
      </div>
      {refused ? <Alert tone="danger">{errors(refused.code)}</Alert> : null}
    </div>
  );
}
