'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { INVITED_ROLES } from '@/application/access/schema';
import { LOCALES } from '@/domain/locale';
import { invite } from '@/presentation/actions/access';
import { CodeField } from '../../account/second-factor/code-field';
import type { Owner } from '../../account/second-factor/owner-form';
import { ProofAlert } from '../../account/second-factor/proof-alert';
import { CurrentPassword } from '../../account/settings/current-password';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { useActionForm } from '../../use-action-form';
import { type ChosenEvent, EventChooser } from './event-chooser';

type Role = (typeof INVITED_ROLES)[number];
const isRole = (text: string): text is Role => INVITED_ROLES.some((role) => role === text);

export function InviteForm({ owner }: { owner: Owner }) {
  const t = useTranslations('adminAccess');
  const [role, setRole] = useState<Role>('DOOR');
  const [chosen, setChosen] = useState<ChosenEvent[]>([]);
  const [isRecovery, setRecovery] = useState(false);
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: invite,
    initial: { email: '', password: '', code: '' },
    clears: ['email', 'password', 'code'],
    onDone: (_, { email }) => {
      toast.success(t('invite.sent', { email }));
      setChosen([]);
    },
  });
  const isAdmin = role === 'ADMIN';
  return (
    <form ref={form} action={submit} noValidate className="grid max-w-xl gap-5">
      <ProofAlert error={error} />
      <Field label={t('invite.email')} error={errorOf('email')}>
        <Input type="email" autoComplete="off" maxLength={254} {...control('email')} />
      </Field>
      <Field label={t('invite.role')} hint={t(`invite.roleHints.${role}`)} error={errorOf('role')}>
        <Select name="role" value={role} onChange={({ target }) => isRole(target.value) && setRole(target.value)}>
          {INVITED_ROLES.toReversed().map((each) => (
            <option key={each} value={each}>
              {t(`roles.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {isAdmin ? null : <EventChooser chosen={chosen} onChange={setChosen} error={errorOf('eventIds')} />}
      <input type="hidden" name="eventIds" value={isAdmin ? '' : chosen.map(({ id }) => id).join(',')} />
      <Field label={t('invite.language')}>
        <Select name="locale" defaultValue={useLocale()}>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {t(`invite.languages.${locale}`)}
            </option>
          ))}
        </Select>
      </Field>
      {isAdmin && owner.hasPassword ? (
        <CurrentPassword error={error} errorOf={errorOf} {...control('password')} />
      ) : null}
      {isAdmin && owner.hasTotp ? (
        <CodeField error={errorOf('code')} isRecovery={isRecovery} setRecovery={setRecovery} {...control('code')} />
      ) : null}
      <Button type="submit" variant="accent" pending={isPending} className="justify-self-start">
        {isPending ? t('invite.sending') : t('invite.send')}
      </Button>
    </form>
  );
}
