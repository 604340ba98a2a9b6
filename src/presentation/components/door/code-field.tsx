import { useTranslations } from 'next-intl';
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import type { DoorTicket } from '@/application/check-in/schema';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { cleaned } from './session/decide';
import type { DoorList } from './session/door-list';

const SHOWN = 6;
/** Fewer letters would find half of the house. */
const SHORTEST = 2;

/** "José" is found by "jose". */
const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

type Findable = { ticket: DoorTicket; words: string };

function found(all: readonly Findable[], q: string): DoorTicket[] {
  const words = folded(q).split(/\s+/).filter(Boolean);
  if (q.trim().length < SHORTEST) return [];
  const hits: DoorTicket[] = [];
  for (const { ticket, words: of } of all) {
    if (words.every((word) => of.includes(word))) hits.push(ticket);
    if (hits.length === SHOWN) break;
  }
  return hits;
}

type CodeFieldProps = { list: DoorList; onCode: (text: string) => void };

/** For whoever has no code to scan: a code typed, or a name looked up in the list. */
export function CodeField({ list, onCode }: CodeFieldProps) {
  const t = useTranslations('door.code');
  const [text, setText] = useState('');
  const all = useMemo(
    () => list.tickets.map((ticket): Findable => ({ ticket, words: folded(`${ticket.name} ${ticket.code}`) })),
    [list],
  );
  const q = useDeferredValue(text);
  const hits = useMemo(() => found(all, q), [all, q]);
  const take = (code: string) => {
    setText('');
    onCode(code);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cleaned(text) !== '') take(text);
  };
  return (
    <section className="grid gap-2">
      <form onSubmit={submit} className="flex gap-2">
        <Input
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label={t('label')}
          placeholder={t('label')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={300}
        />
        <Button type="submit" variant="ink">
          {t('check')}
        </Button>
      </form>
      {hits.length > 0 ? (
        <ul className="grid gap-1" aria-label={t('found')}>
          {hits.map((ticket) => (
            <li key={ticket.id}>
              <button
                type="button"
                onClick={() => take(ticket.code)}
                className="flex w-full items-center gap-3 rounded-lg border border-line bg-card px-3 py-2.5 text-left hover:border-ink"
              >
                <span className="min-w-0 flex-1 truncate font-semibold">{ticket.name || t('noName')}</span>
                <span className="font-mono text-ink-soft text-sm">{ticket.code}</span>
                {ticket.status === 'ACTIVE' ? null : <Badge>{t(ticket.status)}</Badge>}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
