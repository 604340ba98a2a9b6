'use client';

import { KeyRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { KEY_DAYS, type NewKeyDto } from '@/application/api-keys/schema';
import { SCOPES, type Scope } from '@/domain/user';
import { makeApiKey } from '@/presentation/actions/api-keys';
import { type Owner, OwnerForm } from '../../../account/second-factor/owner-form';
import { CopyButton } from '../../../copy-button';
import { Button } from '../../../ui/button';
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Input } from '../../../ui/input';
import { Select } from '../../../ui/select';

/** Makes a key, and shows it the one time that it can be shown. */
export function MakeKey({ owner }: { owner: Owner }) {
  const t = useTranslations('adminAccess.keys');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<NewKeyDto | null>(null);
  const close = (open: boolean) => {
    setOpen(open);
    if (open) return;
    if (made) router.refresh();
    setMade(null);
  };
  return (
    <Dialog open={isOpen} onOpenChange={close}>
      <DialogTrigger asChild>
        <Button variant="accent">
          <KeyRound aria-hidden="true" />
          {t('make')}
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent title={t('madeTitle')} description={t('madeText')} onInteractOutside={keepOpen}>
          <code id="made-key" className="break-all rounded-lg bg-sunken p-3 text-sm">
            {made.key}
          </code>
          <DialogFooter>
            <CopyButton text={made.key} describedBy="made-key">
              {t('copy')}
            </CopyButton>
            <Button onClick={() => close(false)}>{t('done')}</Button>
          </DialogFooter>
        </DialogContent>
      ) : (
        <DialogContent title={t('make')}>
          <KeyForm owner={owner} onDone={setMade} />
        </DialogContent>
      )}
    </Dialog>
  );
}

/** A key that was not copied yet is lost by a click beside it. */
const keepOpen = (event: Event) => event.preventDefault();

function KeyForm({ owner, onDone }: { owner: Owner; onDone: (made: NewKeyDto) => void }) {
  const t = useTranslations('adminAccess.keys');
  const label = useId();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['orders:read']);
  const toggle = (scope: Scope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope]);
  return (
    <OwnerForm
      owner={owner}
      action={makeApiKey}
      hidden={{ scopes: scopes.join(',') }}
      submit={t('make')}
      submitting={t('making')}
      onDone={onDone}
    >
      <Field label={t('name')} hint={t('nameHint')}>
        <Input
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <fieldset className="grid gap-2">
        <legend id={label} className="mb-1 font-medium text-sm">
          {t('scopesLabel')}
        </legend>
        {SCOPES.map((scope) => (
          <label key={scope} className="flex items-center gap-2.5">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={scopes.includes(scope)}
              onChange={() => toggle(scope)}
            />
            <span>
              {t(`scopes.${scope}`)} <code className="text-ink-soft text-xs">{scope}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t('days')}>
        <Select name="days" defaultValue="90">
          {KEY_DAYS.map((days) => (
            <option key={days} value={days}>
              {t('daysOf', { days })}
            </option>
          ))}
        </Select>
      </Field>
    </OwnerForm>
  );
}
