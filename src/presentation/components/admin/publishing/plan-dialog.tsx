'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import { planPublication } from '@/presentation/actions/events';
import type { ActionError } from '@/presentation/actions/result';
import { useErrorWords } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { localMoment } from '../local-moment';

type PlanDialogProps = {
  event: Pick<EventDto, 'id' | 'name' | 'timeZone' | 'endDate'>;
  /** As it stands; null where it waits for somebody. */
  publishAt: string | null;
  onClose: () => void;
};

/** When a draft is to publish itself, on the clocks of its place. */
export function PlanDialog({ event, publishAt, onClose }: PlanDialogProps) {
  const t = useTranslations('adminEvents.plan');
  const refused = useTranslations('errors');
  const words = useErrorWords();
  const locale = useLocale();
  const [when, setWhen] = useState(publishAt?.slice(0, 16) ?? '');
  const [error, setError] = useState<ActionError | null>(null);
  const [isPending, start] = useTransition();
  const [field] = error?.fields ?? [];

  const plan = (at: string | null) =>
    start(async () => {
      setError(null);
      const answer = await planPublication(null, { id: event.id, publishAt: at });
      if (!answer.ok) return setError(answer.error);
      toast.success(
        at === null
          ? t('forgotten', { name: event.name })
          : t('done', { name: event.name, when: localMoment(at, locale) }),
      );
      onClose();
    });
  return (
    <Dialog open onOpenChange={(open) => !open && !isPending && onClose()}>
      <DialogContent title={t('title', { name: event.name })} description={t('text')}>
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(submission) => {
            submission.preventDefault();
            plan(when);
          }}
        >
          <Field
            label={t('when')}
            hint={t('zone', { zone: event.timeZone.replaceAll('_', ' ') })}
            error={field ? (t.has(`faults.${field.code}`) ? t(`faults.${field.code}`) : words(field)) : undefined}
          >
            <Input
              type="datetime-local"
              value={when}
              max={event.endDate.slice(0, 16)}
              required
              onChange={({ target }) => setWhen(target.value)}
            />
          </Field>
          {error && !field ? <Alert tone="danger">{refused(error.code)}</Alert> : null}
          <DialogFooter>
            {publishAt ? (
              <Button variant="outline" disabled={isPending} onClick={() => plan(null)}>
                {t('forget')}
              </Button>
            ) : null}
            <Button type="submit" variant="accent" pending={isPending}>
              {t('confirm')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
