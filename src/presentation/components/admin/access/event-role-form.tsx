'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { EVENT_ROLES } from '@/domain/user';
import { changeEventRoles } from '@/presentation/actions/access';
import { FormAlert } from '../../account/settings/form-alert';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select } from '../../ui/select';
import { useActionForm } from '../../use-action-form';
import { type ChosenEvent, EventChooser } from './event-chooser';
import { useRefusal } from './use-refusal';

/** Gives somebody a role in the events that are chosen; it takes the place of the one they had there. */
export function EventRoleForm({ personId }: { personId: string }) {
  const t = useTranslations('adminAccess');
  const refusalOf = useRefusal();
  const [chosen, setChosen] = useState<ChosenEvent[]>([]);
  const { form, submit, isPending, error, errorOf } = useActionForm({
    action: changeEventRoles,
    initial: {},
    onDone: () => {
      toast.success(t('person.given'));
      setChosen([]);
    },
  });
  const refusal = refusalOf(error);
  return (
    <details className="rounded-ticket border border-line bg-card p-4">
      <summary className="cursor-pointer font-semibold">{t('person.give')}</summary>
      <form ref={form} action={submit} className="mt-4 grid max-w-xl gap-5">
        {refusal ? <Alert tone="danger">{refusal}</Alert> : <FormAlert error={error} />}
        <input type="hidden" name="id" value={personId} />
        <Field label={t('invite.role')}>
          <Select name="role" defaultValue="DOOR">
            {EVENT_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
        <EventChooser chosen={chosen} onChange={setChosen} error={errorOf('eventIds')} />
        <input type="hidden" name="eventIds" value={chosen.map(({ id }) => id).join(',')} />
        <Button type="submit" pending={isPending} className="justify-self-start">
          {isPending ? t('person.giving') : t('person.give')}
        </Button>
      </form>
    </details>
  );
}
