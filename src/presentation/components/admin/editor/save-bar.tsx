'use client';

import { useTranslations } from 'next-intl';
import { type FieldErrors, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { PreviewButton } from '../preview/preview-pane';
import { changedFields, type EventFormValues } from './event-form-values';
import { LeaveGuard } from './leave-guard';
import type { EventEditor } from './use-event-editor';

/** How many fields carry an error, however deep. */
function countErrors(errors: FieldErrors | object): number {
  return Object.values(errors).reduce((count: number, entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return count;
    return count + ('message' in entry && typeof entry.message === 'string' ? 1 : countErrors(entry));
  }, 0);
}

/** Stays in sight: how much is unsaved, why it was not saved, and the way to save it. */
export function SaveBar({ editor: { base, saved, refusal, isPending, isDone, discard } }: { editor: EventEditor }) {
  const t = useTranslations('admin.form');
  const refused = useTranslations('errors');
  const { control, getValues } = useFormContext<EventFormValues>();
  const errors = countErrors(useFormState({ control }).errors);
  // Whatever is typed anywhere may change the count.
  useWatch({ control });
  const changes = isDone ? 0 : changedFields(base, getValues()).length;
  const isCorrected = refusal?.code === 'VALIDATION_ERROR' && errors === 0;
  return (
    <div
      data-save-bar
      className="sticky bottom-0 z-20 -mx-4 mt-8 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6"
    >
      {refusal && !isCorrected ? (
        <Alert tone="danger" className="mb-3">
          {errors > 0 ? t('errors', { count: errors }) : refused(refusal.code)}
        </Alert>
      ) : null}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="mr-auto text-ink-soft text-sm" role="status">
          {changes > 0 ? t('changes', { count: changes }) : t('noChanges')}
        </p>
        <PreviewButton saved={saved} />
        {changes > 0 ? (
          <Button variant="ghost" onClick={discard} disabled={isPending}>
            {t('discard')}
          </Button>
        ) : null}
        <Button type="submit" variant="accent" pending={isPending} disabled={changes === 0}>
          {isPending ? t('saving') : saved ? t('save') : t('create')}
        </Button>
      </div>
      <LeaveGuard changes={changes} />
    </div>
  );
}
