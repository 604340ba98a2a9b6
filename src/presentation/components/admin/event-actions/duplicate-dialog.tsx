'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import { LIMITS } from '@/domain/limits';
import { duplicateEvent } from '@/presentation/actions/events';
import type { ActionError } from '@/presentation/actions/result';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useFieldErrors } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { weekLater } from './week-later';

type DuplicateDialogProps = { event: Pick<EventDto, 'id' | 'name' | 'eventDate' | 'timeZone'>; onClose: () => void };

/** A draft with all that the event has, at another time; it opens in the form, for what else differs. */
export function DuplicateDialog({ event, onClose }: DuplicateDialogProps) {
  const t = useTranslations('adminEvents.duplicate');
  const refused = useTranslations('errors');
  const router = useRouter();
  const [name, setName] = useState(event.name);
  const [eventDate, setEventDate] = useState(() => weekLater(event.eventDate, new Date()));
  const [error, setError] = useState<ActionError | null>(null);
  const [isPending, start] = useTransition();
  const errorOf = useFieldErrors(error?.fields ?? []);

  const confirm = () =>
    start(async () => {
      setError(null);
      const answer = await duplicateEvent(null, { id: event.id, name, eventDate });
      if (!answer.ok) return setError(answer.error);
      toast.success(t('done', { name }));
      router.push(paths.editEvent(answer.data.id));
    });
  return (
    <Dialog open onOpenChange={(open) => !open && !isPending && onClose()}>
      <DialogContent title={t('title', { name: event.name })} description={t('text')}>
        <form
          noValidate
          className="grid gap-4"
          onSubmit={(submission) => {
            submission.preventDefault();
            confirm();
          }}
        >
          <Field label={t('name')} error={errorOf('name')}>
            <Input value={name} maxLength={LIMITS.eventName} onChange={({ target }) => setName(target.value)} />
          </Field>
          <Field
            label={t('eventDate')}
            hint={t('zone', { zone: event.timeZone.replaceAll('_', ' ') })}
            error={errorOf('eventDate')}
          >
            <Input type="datetime-local" value={eventDate} onChange={({ target }) => setEventDate(target.value)} />
          </Field>
          {error && error.fields.length === 0 ? <Alert tone="danger">{refused(error.code)}</Alert> : null}
          <DialogFooter>
            <Button type="submit" variant="accent" pending={isPending}>
              {t('confirm')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
