'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ManagedEventDto } from '@/application/events/schema';

/** What is chosen of the events on one page, for what is done to several at once. */

type Chosen = {
  events: readonly ManagedEventDto[];
  ids: ReadonlySet<string>;
  choose: (ids: Iterable<string>) => void;
};

const Context = createContext<Chosen>({ events: [], ids: new Set(), choose: () => undefined });

export function Selection({ events, children }: { events: readonly ManagedEventDto[]; children: ReactNode }) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(
    () => ({ events, ids, choose: (wanted: Iterable<string>) => setIds(new Set(wanted)) }),
    [events, ids],
  );
  return <Context value={chosen}>{children}</Context>;
}

/** In the order in which they are listed. */
export function useSelection() {
  const { events, ids, choose } = useContext(Context);
  return { chosen: events.filter(({ id }) => ids.has(id)), choose };
}

const BOX = 'checkbox relative before:rounded-[inherit] after:absolute after:-inset-2.5';

export function SelectRow({ id, name }: { id: string; name: string }) {
  const t = useTranslations('adminEvents.list');
  const { ids, choose } = useContext(Context);
  return (
    <input
      type="checkbox"
      className={BOX}
      aria-label={t('select', { name })}
      checked={ids.has(id)}
      onChange={({ target }) => {
        const next = new Set(ids);
        if (target.checked) next.add(id);
        else next.delete(id);
        choose(next);
      }}
    />
  );
}

export function SelectAll() {
  const t = useTranslations('adminEvents.list');
  const { events, ids, choose } = useContext(Context);
  const isAll = ids.size === events.length;
  return (
    <input
      ref={(box) => {
        if (box) box.indeterminate = ids.size > 0 && !isAll;
      }}
      type="checkbox"
      className={BOX}
      aria-label={t('selectAll')}
      checked={isAll}
      onChange={({ target }) => choose(target.checked ? events.map(({ id }) => id) : [])}
    />
  );
}
