'use client';

import { ChevronDown, ChevronRight, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { toLocalTime } from '@/domain/local-time';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import type { EventFormValues } from '../editor/event-form-values';
import { useTypeWords } from '../editor/use-form-words';
import { TicketTypeFields } from './ticket-type-fields';
import { closed, saleOf } from './ticket-type-values';

type TicketTypeCardProps = {
  id: string;
  index: number;
  count: number;
  hasTickets: boolean;
  isOpen: boolean;
  onToggle: () => void;
  onMove: (step: 1 | -1) => void;
  onLimit: (limit: string) => void;
  onRemove: () => void;
};

/** One type on one line; unfolded, all there is to set. One with an error stands open. */
export function TicketTypeCard(props: TicketTypeCardProps) {
  const { id, index, count, hasTickets, isOpen, onToggle, onMove, onLimit, onRemove } = props;
  const t = useTranslations('admin.form.types');
  const panelId = useId();
  const { control, setValue } = useFormContext<EventFormValues>();
  const [type, timeZone] = useWatch({ control, name: [`ticketTypes.${index}`, 'timeZone'] });
  const hasErrors = Boolean(useFormState({ control, name: `ticketTypes.${index}` }).errors.ticketTypes?.[index]);
  const { summaryOf } = useTypeWords();
  if (!type) return null;

  const now = toLocalTime(new Date(), timeZone).slice(0, 16);
  const sale = saleOf(type, now);
  const name = type.name.trim() || t('unnamed');
  const isShown = isOpen || hasErrors;
  const setWindow = (window: { salesStart: string; salesEnd: string }) => {
    setValue(`ticketTypes.${index}.salesStart`, window.salesStart, { shouldDirty: true });
    setValue(`ticketTypes.${index}.salesEnd`, window.salesEnd, { shouldDirty: true });
  };
  return (
    <li data-type-id={id} className="rounded-lg border border-line bg-card">
      <div className="flex items-start gap-1 p-1.5">
        <button
          type="button"
          className="flex min-h-11 min-w-0 flex-1 items-start gap-2.5 rounded-lg px-2 py-2 text-left hover:bg-sunken"
          aria-expanded={isShown}
          aria-controls={panelId}
          onClick={onToggle}
        >
          <ChevronRight
            className={cn('mt-1 size-4 shrink-0 text-ink-soft transition-transform', isShown && 'rotate-90')}
            aria-hidden="true"
          />
          <span className="min-w-0 flex-1">
            <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="break-words font-semibold">{name}</span>
              {sale === 'after' ? <Badge>{t('closed')}</Badge> : null}
              {sale === 'before' ? <Badge tone="warn">{t('before')}</Badge> : null}
              {type.isHidden ? <Badge>{t('hidden')}</Badge> : null}
            </span>
            <span className="block text-ink-soft text-sm">{summaryOf(type)}</span>
          </span>
        </button>
        <MoveButton direction="up" label={t('up', { name })} disabled={index === 0} onClick={() => onMove(-1)} />
        <MoveButton
          direction="down"
          label={t('down', { name })}
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        />
      </div>
      <div id={panelId} hidden={!isShown} className="border-line border-t p-4">
        <TicketTypeFields index={index} onLimit={onLimit} />
        <div className="mt-5 flex flex-wrap items-center gap-3 border-line border-t pt-4">
          {sale === 'after' ? (
            <Button variant="outline" size="sm" onClick={() => setWindow({ ...type, salesEnd: '' })}>
              {t('reopen')}
            </Button>
          ) : (
            <Button variant="outline" size="sm" onClick={() => setWindow(closed(type, now))}>
              {t('close')}
            </Button>
          )}
          {hasTickets ? (
            <p className="text-ink-soft text-sm">{t('soldHint')}</p>
          ) : (
            <Button variant="danger" size="sm" disabled={count === 1} onClick={onRemove}>
              {t('remove')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

type MoveButtonProps = { direction: 'up' | 'down'; label: string; disabled: boolean; onClick: () => void };

function MoveButton({ direction, label, disabled, onClick }: MoveButtonProps) {
  const Icon = direction === 'up' ? ChevronUp : ChevronDown;
  return (
    <Button
      variant="ghost"
      size="icon"
      className="size-11"
      data-move={direction}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon className="size-5" aria-hidden="true" />
    </Button>
  );
}
