'use client';

import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { EventDetailDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { STATUS_TONES, shownStatus } from '../event-actions/event-status';
import { PlannedPublication } from '../publishing/planned-publication';
import { BackLink } from '../shell/back-link';

type EditorHeadProps = { saved: EventDetailDto | undefined; publishAt: string | null };

export function EditorHead({ saved, publishAt }: EditorHeadProps) {
  const t = useTranslations('admin.form');
  const words = useTranslations('status');
  const status = saved && shownStatus(saved);
  return (
    <div className="mb-6 grid grid-cols-1 gap-4">
      <BackLink href={paths.adminEvents}>{t('back')}</BackLink>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 break-words font-extrabold text-3xl sm:text-4xl">
          <bdi>{saved ? saved.name : t('newTitle')}</bdi>
        </h1>
        {status ? <Badge tone={STATUS_TONES[status]}>{words(status)}</Badge> : null}
        {saved?.status === 'DRAFT' ? <PlannedPublication event={saved} publishAt={publishAt} /> : null}
        {saved && saved.status !== 'DRAFT' ? (
          <Button asChild variant="outline" size="sm" className="ml-auto">
            {/* Not fetched ahead: it must show what was saved last. */}
            <Link href={paths.event(saved.slug)} prefetch={false}>
              <ExternalLink aria-hidden="true" />
              {t('view')}
            </Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
