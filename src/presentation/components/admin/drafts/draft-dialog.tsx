'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { LIMITS } from '@/domain/limits';
import type { Locale } from '@/domain/locale';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { Textarea } from '../../ui/input';
import { useDraft } from './use-draft';

export type DraftDialogProps = {
  task: 'write' | 'translate';
  /** Of the text that is wanted. */
  locale: Locale;
  /** The event as the form has it now. */
  name: string;
  description: string;
  onUse: (text: string) => void;
  onClose: () => void;
};

/** A model's text, to be read and changed before it is taken over. It goes into the form alone. */
export default function DraftDialog({ task, locale, name, description, onUse, onClose }: DraftDialogProps) {
  const t = useTranslations('admin.form.draft');
  const id = useId();
  const [notes, setNotes] = useState('');
  const draft = useDraft();
  const { state, isRunning } = draft;
  const isWriting = task === 'write';
  const source = isWriting ? notes : description;
  const canStart = name.trim() !== '' && (isWriting || source.trim() !== '');
  const start = () => draft.start({ task, locale, name, text: source });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t(isWriting ? 'writeTitle' : 'translateTitle')} description={t('review')}>
        {isWriting ? (
          <div className="grid gap-1.5">
            <label htmlFor={`${id}-notes`} className="font-semibold text-sm">
              {t('notes')}
            </label>
            <Textarea
              id={`${id}-notes`}
              rows={3}
              maxLength={LIMITS.eventDescription}
              value={notes}
              onChange={(event) => setNotes(event.target.value)}
              aria-describedby={`${id}-hint`}
            />
            <p id={`${id}-hint`} className="text-ink-soft text-sm">
              {t('notesHint')}
            </p>
          </div>
        ) : null}
        {!isWriting && !canStart ? <Alert>{t('nothing')}</Alert> : null}
        {state.kind === 'idle' ? null : (
          <div className="grid gap-1.5">
            <label htmlFor={`${id}-draft`} className="font-semibold text-sm">
              {t('result')}
            </label>
            <Textarea
              id={`${id}-draft`}
              rows={9}
              lang={locale}
              maxLength={LIMITS.eventDescription}
              readOnly={isRunning}
              aria-busy={isRunning}
              value={draft.text}
              onChange={(event) => draft.setText(event.target.value)}
            />
          </div>
        )}
        <p role="status" className="text-ink-soft text-sm">
          {state.kind === 'waiting' ? t('place', { place: state.place }) : null}
          {state.kind === 'writing' ? t('writing') : null}
        </p>
        {state.kind === 'failed' || state.kind === 'tooLong' ? <Alert tone="danger">{t(state.kind)}</Alert> : null}
        <DialogFooter>
          {isRunning ? (
            <Button variant="outline" onClick={draft.stop}>
              {t('stop')}
            </Button>
          ) : (
            <Button variant={draft.text ? 'outline' : 'ink'} disabled={!canStart} onClick={start}>
              {t(state.kind === 'idle' ? (isWriting ? 'start' : 'startTranslation') : 'again')}
            </Button>
          )}
          {draft.text && !isRunning ? (
            <Button
              variant="accent"
              onClick={() => {
                onUse(draft.text.trim());
                onClose();
              }}
            >
              {t('use')}
            </Button>
          ) : null}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
