'use client';

import { ArrowLeftRight, Ban, Ellipsis, Mail, Pencil, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { OrderTicket } from '@/application/attendees/schema';
import { mailTicket, takeBackForHolder } from '@/presentation/actions/attendees';
import type { ActionResult } from '@/presentation/actions/result';
import { Button } from '../../../ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../../ui/dropdown-menu';
import { useRefusal } from '../use-refusal';
import { CancelAttendeeDialog } from './cancel-attendee-dialog';
import { HandOnDialog } from './hand-on-dialog';
import { RenameDialog } from './rename-dialog';
import { UndoCheckInDialog } from './undo-check-in-dialog';

type TicketMenuProps = {
  ticket: OrderTicket;
  /** Whose account has it; null where it is nobody's but the box office's. */
  owner: string | null;
  canCancel: boolean;
};

/** What whoever runs the event does for a ticket's holder, by what the ticket is. */
export function TicketMenu({ ticket, owner, canCancel }: TicketMenuProps) {
  const t = useTranslations('people.ticket');
  const refusalOf = useRefusal();
  const [asking, setAsking] = useState<'rename' | 'cancel' | 'transfer' | 'undo' | null>(null);
  const [isPending, start] = useTransition();
  const close = () => setAsking(null);
  const run = (work: () => Promise<ActionResult<void>>, done: string) =>
    start(async () => {
      const answer = await work();
      if (answer.ok) toast.success(done);
      else toast.error(refusalOf(answer.error));
    });
  const { id: ticketId, participantEmail: email } = ticket;
  const isActive = ticket.status === 'ACTIVE';
  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            className="size-9"
            pending={isPending}
            aria-label={t('actions', { code: ticket.code })}
          >
            {isPending ? null : <Ellipsis aria-hidden="true" />}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {isActive && email ? (
            <DropdownMenuItem onSelect={() => run(() => mailTicket(null, { ticketId }), t('mailed', { email }))}>
              <Mail aria-hidden="true" />
              {t('mail', { email })}
            </DropdownMenuItem>
          ) : null}
          {isActive ? (
            <DropdownMenuItem onSelect={() => setAsking('rename')}>
              <Pencil aria-hidden="true" />
              {t('rename')}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem onSelect={() => setAsking('undo')}>
              <Undo2 aria-hidden="true" />
              {t('undo')}
            </DropdownMenuItem>
          )}
          {isActive && owner !== null && !ticket.offeredTo ? (
            <DropdownMenuItem onSelect={() => setAsking('transfer')}>
              <ArrowLeftRight aria-hidden="true" />
              {t('transfer')}
            </DropdownMenuItem>
          ) : null}
          {ticket.offeredTo ? (
            <DropdownMenuItem onSelect={() => run(() => takeBackForHolder(null, { ticketId }), t('takenBack'))}>
              <Undo2 aria-hidden="true" />
              {t('takeBack')}
            </DropdownMenuItem>
          ) : null}
          {isActive && canCancel ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem className="text-danger [&_svg]:text-danger" onSelect={() => setAsking('cancel')}>
                <Ban aria-hidden="true" />
                {t('cancel')}
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <RenameDialog ticket={ticket} isOpen={asking === 'rename'} onClose={close} />
      <CancelAttendeeDialog ticket={ticket} isOpen={asking === 'cancel'} onClose={close} />
      <HandOnDialog ticket={ticket} owner={owner ?? ''} isOpen={asking === 'transfer'} onClose={close} />
      <UndoCheckInDialog ticket={ticket} isOpen={asking === 'undo'} onClose={close} />
    </>
  );
}
