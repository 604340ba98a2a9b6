'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { alike, allOf, type Choices, conflictsOf, type ThreeWays } from './event-conflicts';
import { useFormWords } from './use-form-words';

type ConflictDialogProps = { ways: ThreeWays; onClose: () => void; onResolve: (choices: Choices) => void };

/** Two admins' edits side by side. What only the other one touched is theirs unless this admin says otherwise. */
export function ConflictDialog({ ways, onClose, onResolve }: ConflictDialogProps) {
  const t = useTranslations('admin.conflict');
  const { labelOf, wordsOf } = useFormWords();
  const { base, yours, theirs } = alike(ways);
  const conflicts = conflictsOf(ways);
  const [choices, setChoices] = useState<Choices>(() => allOf(conflicts, 'yours'));

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('title')} description={t('text')} className="max-w-3xl">
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" size="sm" onClick={() => setChoices(allOf(conflicts, 'theirs'))}>
            {t('allTheirs')}
          </Button>
          <Button variant="outline" size="sm" onClick={() => setChoices(allOf(conflicts, 'yours'))}>
            {t('allYours')}
          </Button>
        </div>
        <ul className="divide-y divide-line border-line border-y">
          {conflicts.map(({ field, youChanged }) => (
            <li key={field} className="py-4">
              <fieldset className="grid gap-2">
                <legend className="font-semibold">{labelOf(field)}</legend>
                {field === 'ticketTypes' ? (
                  <p className="text-ink-soft text-sm">{t('wholeList')}</p>
                ) : (
                  <p className="line-clamp-2 text-ink-soft text-sm">
                    {t('before', { value: wordsOf(field, base, theirs) })}
                  </p>
                )}
                <div className="grid gap-2 sm:grid-cols-2">
                  <Version
                    name={field}
                    label={youChanged ? t('yours') : `${t('yours')} (${t('untouched')})`}
                    value={wordsOf(field, yours, theirs)}
                    isChosen={choices[field] === 'yours'}
                    onChoose={() => setChoices({ ...choices, [field]: 'yours' })}
                  />
                  <Version
                    name={field}
                    label={t('theirs')}
                    value={wordsOf(field, theirs, yours)}
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
