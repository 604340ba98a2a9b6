'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { Dialog, DialogContent, DialogFooter } from '../ui/dialog';
import type { Choice, Conflict, DraftField, EventDraft } from './event-draft';
import { useDraftWords } from './use-draft-words';

type Choices = Partial<Record<DraftField, Choice>>;

type ConflictDialogProps = {
  conflicts: Conflict[];
  before: EventDraft;
  yours: EventDraft;
  theirs: EventDraft;
  onClose: () => void;
  onResolve: (choices: Choices) => void;
};

const all = (conflicts: Conflict[], choice: Choice): Choices =>
  Object.fromEntries(conflicts.map(({ field }) => [field, choice]));

/** Two admins' edits side by side. What only the other one touched is theirs unless this admin says otherwise. */
export function ConflictDialog({ conflicts, before, yours, theirs, onClose, onResolve }: ConflictDialogProps) {
  const t = useTranslations('admin.conflict');
  const { labelOf, wordsOf } = useDraftWords();
  const [choices, setChoices] = useState<Choices>(() =>
    Object.fromEntries(conflicts.map(({ field, youChanged }) => [field, youChanged ? 'yours' : 'theirs'])),
  );

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('title')} description={t('text')} className="max-w-3xl">
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" size="sm" onClick={() => setChoices(all(conflicts, 'theirs'))}>
            {t('allTheirs')}
          </Button>
          <Button variant="outline" size="sm" onClick={() => setChoices(all(conflicts, 'yours'))}>
            {t('allYours')}
          </Button>
        </div>
        <ul className="divide-y divide-line border-line border-y">
          {conflicts.map(({ field, youChanged }) => (
            <li key={field} className="py-4">
              <fieldset className="grid gap-2">
                <legend className="font-semibold">{labelOf(field)}</legend>
                <p className="line-clamp-2 text-ink-soft text-sm">{t('before', { value: wordsOf(field, before) })}</p>
                <div className="grid gap-2 sm:grid-cols-2">
                  <Version
                    name={field}
                    label={youChanged ? t('yours') : `${t('yours')} (${t('untouched')})`}
                    value={wordsOf(field, yours)}
                    isChosen={choices[field] === 'yours'}
                    onChoose={() => setChoices({ ...choices, [field]: 'yours' })}
                  />
                  <Version
                    name={field}
                    label={t('theirs')}
                    value={wordsOf(field, theirs)}
                    isChosen={choices[field] === 'theirs'}
                    onChoose={() => setChoices({ ...choices, [field]: 'theirs' })}
                  />
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
        <DialogFooter>
          <Button variant="outline" onClick={onClose}>
            {t('close')}
          </Button>
          <Button variant="accent" onClick={() => onResolve(choices)}>
            {t('save')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

type VersionProps = { name: string; label: string; value: string; isChosen: boolean; onChoose: () => void };

function Version({ name, label, value, isChosen, onChoose }: VersionProps) {
  return (
    <label
      className={cn(
        'flex cursor-pointer items-start gap-2.5 rounded-lg border-2 p-3',
        isChosen ? 'border-ink bg-sunken' : 'border-line hover:border-field',
      )}
    >
      <input
        type="radio"
        name={`conflict-${name}`}
        checked={isChosen}
        onChange={onChoose}
        className="mt-1 accent-ink"
      />
      <span className="min-w-0">
        <span className="block text-ink-soft text-sm">{label}</span>
        <span className="block max-h-40 overflow-y-auto whitespace-pre-wrap break-words">{value}</span>
      </span>
    </label>
  );
}
