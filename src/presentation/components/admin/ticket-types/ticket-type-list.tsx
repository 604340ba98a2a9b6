'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { LIMITS } from '@/domain/limits';
import { Button } from '../../ui/button';
import type { EventFormValues } from '../editor/event-form-values';
import { TicketTypeCard } from './ticket-type-card';
import { emptyTicketType, type TicketTypeValues, withLimit, withoutType } from './ticket-type-values';

type Direction = 'up' | 'down';

/** What an event sells, in the order in which it is shown. One click moves a type; no dragging is needed. */
export function TicketTypeList({ soldTypeIds }: { soldTypeIds: string[] }) {
  const t = useTranslations('admin.form.types');
  const { control, getValues, setValue } = useFormContext<EventFormValues>();
  // The types bring ids of their own, so the list's keys go by another name.
  const { fields, append, remove, move } = useFieldArray({ control, name: 'ticketTypes', keyName: 'key' });
  const types = useWatch({ control, name: 'ticketTypes' });
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(fields.length === 1 ? [fields[0]?.id ?? ''] : []),
  );
  const [moved, setMoved] = useState<{ id: string; direction: Direction; at: number } | null>(null);
  const list = useRef<HTMLUListElement>(null);

  // A button that moves in the page loses the focus; whoever works by keyboard wants to press it again.
  useEffect(() => {
    if (!moved) return;
    const card = list.current?.querySelector(`[data-type-id="${moved.id}"]`);
    const wanted = card?.querySelector<HTMLElement>(`[data-move="${moved.direction}"]:not(:disabled)`);
    (wanted ?? card?.querySelector<HTMLElement>('[data-move]:not(:disabled)'))?.focus();
  }, [moved]);

  const toggle = (id: string) =>
    setOpened((current) => {
      const next = new Set(current);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  /** Writes what a change makes of the limits. Before types go: the inputs are still at their old places. */
  const setLimits = (next: readonly TicketTypeValues[]) =>
    getValues('ticketTypes').forEach((type, index) => {
      const wanted = next.find(({ id }) => id === type.id);
      if (!wanted) return;
      if (wanted.limit !== type.limit) setValue(`ticketTypes.${index}.limit`, wanted.limit);
      if (wanted.capacity !== type.capacity) setValue(`ticketTypes.${index}.capacity`, wanted.capacity);
    });

  const moveBy = (index: number, step: 1 | -1) => {
    const id = fields[index]?.id;
    if (id === undefined) return;
    move(index, index + step);
    setMoved({ id, direction: step === 1 ? 'down' : 'up', at: index + step });
  };

  const nameOf = (id: string) => types.find((type) => type.id === id)?.name || t('unnamed');
  return (
    <div className="grid gap-3">
      <div>
        <h3 className="font-bold text-base">{t('title')}</h3>
        <p className="mt-1 text-ink-soft text-sm">{t('hint')}</p>
      </div>
      <ul ref={list} className="grid gap-3">
        {fields.map((field, index) => (
          <TicketTypeCard
            key={field.id}
            index={index}
            count={fields.length}
            id={field.id}
            hasTickets={soldTypeIds.includes(field.id)}
            isOpen={opened.has(field.id)}
            onToggle={() => toggle(field.id)}
            onMove={(step) => moveBy(index, step)}
            onLimit={(limit) => setLimits(withLimit(getValues('ticketTypes'), index, limit))}
            onRemove={() => {
              setLimits(withoutType(getValues('ticketTypes'), index));
              remove(index);
            }}
          />
        ))}
      </ul>
      <p className="sr-only" role="status">
        {moved ? t('moved', { name: nameOf(moved.id), position: moved.at + 1, count: fields.length }) : ''}
      </p>
      <Button
        variant="outline"
        size="sm"
        className="w-fit"
        disabled={fields.length >= LIMITS.ticketTypesPerEvent}
        onClick={() => {
          const added = emptyTicketType();
          toggle(added.id);
          append(added, { focusName: `ticketTypes.${fields.length}.name` });
        }}
      >
        <Plus aria-hidden="true" />
        {t('add')}
      </Button>
    </div>
  );
}
