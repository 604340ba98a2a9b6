'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useMemo, useRef, useState } from 'react';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@/application/webhooks/schema';
import type { ActionError } from '@/presentation/actions/result';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useFirstError } from '../../use-first-error';
import { EventChoice } from './event-choice';

type WebhookValues = { url: string; name: string; events: WebhookEvent[] };

type WebhookFormProps = {
  initial?: WebhookValues;
  label: string;
  isPending: boolean;
  error: ActionError | null;
  onSubmit: (values: WebhookValues) => void;
};

const NOTHING: WebhookValues = { url: '', name: '', events: [...WEBHOOK_EVENTS] };

/** What was typed stays, whatever becomes of it. */
export function WebhookForm({ initial = NOTHING, label, isPending, error, onSubmit }: WebhookFormProps) {
  const t = useTranslations('adminWebhooks');
  const [values, setValues] = useState(initial);
  const form = useRef<HTMLFormElement>(null);
  const eventsId = useId();
  const errorOf = useWebhookErrors(error);
  const refusal = useMemo(() => error && { ok: false }, [error]);
  useFirstError(form, refusal);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(values);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid max-w-2xl grid-cols-1 gap-5">
      <Field label={t('address')} hint={t('addressHint')} error={errorOf('url')}>
        <Input
          name="url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2_000}
          placeholder="https://"
          value={values.url}
          onChange={({ target }) => setValues({ ...values, url: target.value })}
        />
      </Field>
      <Field label={t('name')} optional={t('optional')} hint={t('nameHint')} error={errorOf('name')}>
        <Input
          name="name"
          autoComplete="off"
          maxLength={100}
          value={values.name}
          onChange={({ target }) => setValues({ ...values, name: target.value })}
        />
      </Field>
      <EventChoice
        id={eventsId}
        chosen={values.events}
        error={errorOf('events')}
        onChange={(events) => setValues({ ...values, events })}
      />
      {error && error.fields.length === 0 ? <GeneralError error={error} /> : null}
      <Button type="submit" variant="accent" pending={isPending} className="justify-self-start">
        {isPending ? t('saving') : label}
      </Button>
    </form>
  );
}

/** The words of an error by its field. */
function useWebhookErrors(error: ActionError | null) {
  const t = useTranslations('adminWebhooks.errors');
  return (field: string): string | undefined => {
    const found = error?.fields.find((each) => each.field === field || each.field.startsWith(`${field}.`));
    if (!found) return undefined;
    // An address that is not there is none.
    const code = field === 'url' && !t.has(found.code) ? 'web_address' : found.code;
    if (field === 'url' && code === 'too_small') return t('web_address');
    return t.has(code) ? t(code) : t('other');
  };
}

function GeneralError({ error }: { error: ActionError }) {
  const t = useTranslations('adminWebhooks.errors');
  const errors = useTranslations('errors');
  const isFull = error.facts.reason === 'too_many_webhooks';
  return <Alert tone="danger">{isFull ? t('too_many_webhooks') : errors(error.code)}</Alert>;
}
