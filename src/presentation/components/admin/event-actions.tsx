'use client';

import { Ban, ChartColumn, Ellipsis, ExternalLink, Pencil, Send, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { EventDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/dropdown-menu';
import { CancelEventDialog } from './cancel-event-dialog';
import { DeleteEventDialog } from './delete-event-dialog';
import { canBeCancelled } from './event-status';
import { usePublish } from './use-publish';

export function EventActions({ event, wasSold }: { event: EventDto; wasSold: boolean }) {
  const t = useTranslations('admin.events.actions');
  const [asking, setAsking] = useState<'cancel' | 'delete' | null>(null);
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
            <Link href={paths.eventNumbers(event.id)} prefetch={false}>
              <ChartColumn aria-hidden="true" />
              {t('numbers')}
            </Link>
          </DropdownMenuItem>
          {event.status === 'DRAFT' ? (
            <DropdownMenuItem onSelect={() => publish(event)}>
              <Send aria-hidden="true" />
              {t('publish')}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem asChild>
              <Link href={paths.event(event.slug)} prefetch={false}>
                <ExternalLink aria-hidden="true" />
                {t('view')}
              </Link>
            </DropdownMenuItem>
          )}
          {isCancellable || !wasSold ? <DropdownMenuSeparator /> : null}
          {isCancellable ? (
            <DropdownMenuItem onSelect={() => setAsking('cancel')}>
              <Ban aria-hidden="true" />
              {t('cancel')}
            </DropdownMenuItem>
          ) : null}
          {wasSold ? null : (
            <DropdownMenuItem className="text-danger [&_svg]:text-danger" onSelect={() => setAsking('delete')}>
              <Trash2 aria-hidden="true" />
              {t('delete')}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <CancelEventDialog event={event} isOpen={asking === 'cancel'} onClose={() => setAsking(null)} />
      <DeleteEventDialog
        event={event}
        isOpen={asking === 'delete'}
        onClose={() => setAsking(null)}
        onCancelInstead={() => setAsking('cancel')}
      />
    </>
  );
}
