'use client';

import { Ban, ChartColumn, Clock, Copy, Ellipsis, ExternalLink, Pencil, Send, Trash2, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { EventDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu';
import { PlanDialog } from '../publishing/plan-dialog';
import { usePublish } from '../publishing/use-publish';
import { CancelEventDialog } from './cancel-event-dialog';
import { DeleteEventDialog } from './delete-event-dialog';
import { DuplicateDialog } from './duplicate-dialog';
import { canBeCancelled } from './event-status';

type EventActionsProps = {
  event: EventDto;
  wasSold: boolean;
  /** When a draft publishes itself, where that is known. */
  publishAt?: string | null;
  /** And so copy, and delete. */
  mayCreate?: boolean;
};

export function EventActions({ event, wasSold, publishAt = null, mayCreate = true }: EventActionsProps) {
  const t = useTranslations('admin.events.actions');
  const more = useTranslations('adminEvents.list');
  const [asking, setAsking] = useState<'cancel' | 'delete' | 'plan' | 'duplicate' | null>(null);
  const close = () => setAsking(null);
  const mayDelete = mayCreate && !wasSold;
  const { publish } = usePublish();
  const isCancellable = canBeCancelled(event);
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" className="size-9" aria-label={t('menu', { name: event.name })}>
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={paths.editEvent(event.id)} prefetch={false}>
              <Pencil aria-hidden="true" />
              {t('edit')}
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={paths.eventAttendees(event.id)} prefetch={false}>
              <Users aria-hidden="true" />
              {t('attendees')}
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={paths.eventNumbers(event.id)} prefetch={false}>
              <ChartColumn aria-hidden="true" />
              {t('numbers')}
            </Link>
          </DropdownMenuItem>
          {event.status === 'DRAFT' ? (
            <>
              <DropdownMenuItem onSelect={() => publish(event)}>
                <Send aria-hidden="true" />
                {t('publish')}
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => setAsking('plan')}>
                <Clock aria-hidden="true" />
                {more('plan')}
              </DropdownMenuItem>
            </>
          ) : (
            <DropdownMenuItem asChild>
              <Link href={paths.event(event.slug)} prefetch={false}>
                <ExternalLink aria-hidden="true" />
                {t('view')}
              </Link>
            </DropdownMenuItem>
          )}
          {mayCreate ? (
            <DropdownMenuItem onSelect={() => setAsking('duplicate')}>
              <Copy aria-hidden="true" />
              {more('duplicate')}
            </DropdownMenuItem>
          ) : null}
          {isCancellable || mayDelete ? <DropdownMenuSeparator /> : null}
          {isCancellable ? (
            <DropdownMenuItem onSelect={() => setAsking('cancel')}>
              <Ban aria-hidden="true" />
              {t('cancel')}
            </DropdownMenuItem>
          ) : null}
          {mayDelete ? (
            <DropdownMenuItem className="text-danger [&_svg]:text-danger" onSelect={() => setAsking('delete')}>
              <Trash2 aria-hidden="true" />
              {t('delete')}
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <CancelEventDialog event={event} isOpen={asking === 'cancel'} onClose={close} />
      <DeleteEventDialog
        event={event}
        isOpen={asking === 'delete'}
        onClose={close}
        onCancelInstead={() => setAsking('cancel')}
      />
      {asking === 'plan' ? <PlanDialog event={event} publishAt={publishAt} onClose={close} /> : null}
      {asking === 'duplicate' ? <DuplicateDialog event={event} onClose={close} /> : null}
    </>
  );
}
