'use client';

import { Ban, Send, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { canBeCancelled } from '../event-actions/event-status';
import { BulkCancelDialog } from './bulk-cancel-dialog';
import { useSelection } from './selection';
import { useBulkPublish } from './use-bulk-publish';

/** What can be done to the events that are chosen; in sight as long as some are. */
export function BulkBar() {
  const t = useTranslations('adminEvents.bulk');
  const { chosen, choose } = useSelection();
  const [asks, setAsks] = useState(false);
  const { publish, isPending, refusals, dismiss } = useBulkPublish(() => choose([]));
  const drafts = chosen.filter(({ status }) => status === 'DRAFT');
  const cancellable = chosen.filter(canBeCancelled);
  if (chosen.length === 0 && !refusals) return null;
  return (
    <section
      aria-label={t('label')}
      data-save-bar
      className="sticky bottom-0 z-20 -mx-4 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6"
    >
      {refusals}
      {chosen.length > 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <p role="status" className="mr-auto font-semibold">
            {t('chosen', { count: chosen.length })}
          </p>
          <Button variant="ghost" disabled={isPending} onClick={() => choose([])}>
            <X aria-hidden="true" />
            {t('none')}
          </Button>
          <Button
            variant="danger"
            disabled={isPending || cancellable.length === 0}
            onClick={() => {
              dismiss();
              setAsks(true);
            }}
          >
            <Ban aria-hidden="true" />
            {t('cancel', { count: cancellable.length })}
          </Button>
          <Button variant="accent" pending={isPending} disabled={drafts.length === 0} onClick={() => publish(drafts)}>
            <Send aria-hidden="true" />
            {t('publish', { count: drafts.length })}
          </Button>
        </div>
      ) : null}
      <BulkCancelDialog events={cancellable} isOpen={asks} onClose={() => setAsks(false)} onDone={() => choose([])} />
    </section>
  );
}
