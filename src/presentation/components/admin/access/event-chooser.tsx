'use client';

import { Plus, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useId, useState, useTransition } from 'react';
import { findEvents } from '@/presentation/actions/access';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';

export type ChosenEvent = { id: string; name: string; startsAt: string; timeZone: string };

type EventChooserProps = {
  chosen: ChosenEvent[];
  onChange: (chosen: ChosenEvent[]) => void;
  /** Why the choice was refused. */
  error?: string;
};

/** Looks for events and takes them one by one. It stands within a form, which Enter in its field must not send. */
export function EventChooser({ chosen, onChange, error }: EventChooserProps) {
  const t = useTranslations('adminAccess.chooser');
  const label = useId();
  const [q, setQ] = useState('');
  const [found, setFound] = useState<ChosenEvent[] | null>(null);
  const [isFinding, start] = useTransition();
  const look = () => {
    if (q.trim() === '') return;
    start(async () => {
      const answer = await findEvents(null, { q });
      start(() => setFound(answer.ok ? answer.data : []));
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    look();
  };
  const others = found?.filter(({ id }) => !chosen.some((event) => event.id === id));
  return (
    <fieldset className="grid gap-3" aria-describedby={`${label}-hint`}>
      <legend className="font-medium text-sm">{t('label')}</legend>
      <p id={`${label}-hint`} className="text-ink-soft text-sm">
        {t('hint')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Input
          type="search"
          value={q}
          maxLength={100}
          onChange={({ target }) => setQ(target.value)}
          onKeyDown={onKeyDown}
          aria-label={t('search')}
          placeholder={t('search')}
          className="min-w-0 flex-1"
        />
        <Button variant="outline" onClick={look} pending={isFinding}>
          {isFinding ? t('finding') : t('find')}
        </Button>
      </div>
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {others?.length === 0 ? t('none') : null}
      </p>
      <EventButtons
        events={others ?? []}
        icon={<Plus aria-hidden="true" />}
        label={(name) => t('add', { name })}
        onPress={(event) => onChange([...chosen, event])}
      />
      <p className="font-medium text-sm">{chosen.length > 0 ? t('chosen') : t('noneChosen')}</p>
      <EventButtons
        events={chosen}
        icon={<X aria-hidden="true" />}
        label={(name) => t('remove', { name })}
        onPress={({ id }) => onChange(chosen.filter((event) => event.id !== id))}
      />
      {error ? (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

type EventButtonsProps = {
  events: ChosenEvent[];
  icon: ReactNode;
  label: (name: string) => string;
  onPress: (event: ChosenEvent) => void;
};

function EventButtons({ events, icon, label, onPress }: EventButtonsProps) {
  const format = useFormatter();
  return (
    <ul className="grid gap-2 empty:hidden">
      {events.map((event) => {
        const { name, startsAt, timeZone } = event;
        const day = format.dateTime(new Date(startsAt), { dateStyle: 'medium', timeZone });
        return (
          <li key={event.id}>
            <button
              type="button"
              aria-label={`${label(name)}, ${day}`}
              onClick={() => onPress(event)}
              className="flex w-full items-center gap-3 rounded-lg border border-line bg-card px-3 py-2 text-left hover:border-ink [&_svg]:size-4 [&_svg]:shrink-0"
            >
              {icon}
              <span className="min-w-0 flex-1 break-words font-semibold">{name}</span>
              <span className="shrink-0 text-ink-soft text-sm">{day}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
