'use client';

import { Clock } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { EventDetailDto } from '@/application/events/schema';
import { Button } from '../../ui/button';
import { localMoment } from '../local-moment';
import { PlanDialog } from './plan-dialog';

type PlannedPublicationProps = { event: EventDetailDto; publishAt: string | null };

/** When the draft publishes itself, and the way to say so. */
export function PlannedPublication({ event, publishAt }: PlannedPublicationProps) {
  const t = useTranslations('adminEvents');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="ml-auto flex flex-wrap items-center gap-3">
      {publishAt ? <p className="text-sm">{t('plan.notice', { when: localMoment(publishAt, locale) })}</p> : null}
      <Button variant="outline" size="sm" onClick={() => setOpen(true)}>
        <Clock aria-hidden="true" />
        {publishAt ? t('plan.change') : t('list.plan')}
      </Button>
      {isOpen ? <PlanDialog event={event} publishAt={publishAt} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
