'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState, useTransition } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import {
  createEventSchema,
  type EventDetailDto,
  type UpdateEventInput,
  updateEventSchema,
} from '@/application/events/schema';
import { createEvent } from '@/presentation/actions/events';
import type { ActionError } from '@/presentation/actions/result';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useErrorWords } from '../../field-errors';
import { useKeptInput } from '../../use-kept-input';
import { usePublish } from '../publishing/use-publish';
import type { SaveResult } from '../series/use-series-scope';
import { type Choices, conflictsOf, merge } from './event-conflicts';
import { formFieldOf, formSchema, inputOf, patchOf } from './event-form-input';
import { changedFields, type EventDefaults, type EventFormValues, emptyValues, valuesOf } from './event-form-values';
import { type KeptEventForm, parseKeptForm, restoredForm } from './kept-event-form';

/** Why the last try did not save: fields are marked, or the whole of it was refused. Each try is a new object. */
export type Refusal = { ok: false; code: ActionError['code'] };

/** Null where its author thought better of it. */
type Save = (input: { id: string; patch: UpdateEventInput }) => Promise<SaveResult | null>;

type Editing = {
  accountId: string;
  save: Save;
  /** What a new event begins with. */
  defaults?: EventDefaults;
};

/**
 * The state of one event form: what was loaded (`saved`, and `base` as the form shows it), what is typed, and what another
 * admin saved in between (`rival`). Nothing that happens on the server ever overwrites what is typed unasked.
 */
export function useEventEditor(event: EventDetailDto | undefined, { accountId, save, defaults }: Editing) {
  const t = useTranslations('admin.form');
  const locale = useLocale();
  const router = useRouter();
  const words = useErrorWords();
  const { announce } = usePublish();
  const [saved, setSaved] = useState(event);
  const [base, setBase] = useState(() => (event ? valuesOf(event, locale) : emptyValues(defaults)));
  const [rival, setRival] = useState<EventDetailDto | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isDone, setDone] = useState(false);
  const [isPending, start] = useTransition();

  const sold = saved?.ticketsSold ?? 0;
  const isNew = saved === undefined;
  const resolver = useMemo(() => {
    const schema = isNew
      ? formSchema(createEventSchema, (values) => inputOf(values, locale), words)
      : formSchema(updateEventSchema, (values) => patchOf(values, base, locale, sold), words);
    return zodResolver(schema, undefined, { raw: true });
  }, [isNew, base, locale, sold, words]);
  const form = useForm<EventFormValues>({ defaultValues: base, resolver, mode: 'onTouched', shouldFocusError: false });

  useKeptInput<KeptEventForm>({
    form: event ? `event-${event.id}` : 'new-event',
    owner: accountId,
    read: () => {
      const values = form.getValues();
      return changedFields(base, values).length > 0 ? { locale, base, values } : null;
    },
    parse: parseKeptForm,
    restore: (kept) => form.reset(restoredForm(kept, base, locale)),
  });

  const refuse = ({ code, fields }: ActionError) => {
    for (const error of fields) {
      const field = formFieldOf(error.field);
      if (field) form.setError(field, { type: 'server', message: words(error) });
    }
    setRefusal({ ok: false, code });
  };

  const show = (current: EventDetailDto, values = valuesOf(current, locale)) => {
    setSaved(current);
    setBase(valuesOf(current, locale));
    setRival(null);
    setRefusal(null);
    form.reset(values);
  };

  const create = async (values: EventFormValues) => {
    const answer = await createEvent(null, inputOf(values, locale).input);
    if (!answer.ok) return refuse(answer.error);
    const { name, status } = answer.data;
    setDone(true);
    toast.success(t(status === 'DRAFT' ? 'createdDraft' : 'created', { name }));
    router.push(paths.adminEvents);
  };

  /** Saves `wanted` over `known`, the event as this admin last saw it. */
  const update = async (known: EventDetailDto, wanted: EventFormValues): Promise<void> => {
    const knownValues = valuesOf(known, locale);
    if (changedFields(knownValues, wanted).length === 0) return show(known);
    const patch = { ...patchOf(wanted, knownValues, locale).input, version: known.version };
    const answer = await save({ id: known.id, patch });
    if (!answer) return;
    if (!answer.ok) return refuse(answer.error);
    if (answer.data.outcome === 'conflict') {
      const { current } = answer.data;
      const ways = { base: knownValues, yours: wanted, theirs: valuesOf(current, locale) };
      setRefusal(null);
      if (conflictsOf(ways).length > 0) return setRival(current);
      // Both admins made the very same change: there is nothing to ask.
      show(current, wanted);
      return update(current, wanted);
    }
    const { event: updated, isTold } = answer.data;
    show(updated);
    if (isTold) return;
    if (known.status === 'DRAFT' && updated.status !== 'DRAFT') announce(updated, show);
    else toast.success(t('saved'));
  };

  const send = form.handleSubmit(
    (values) => start(() => (saved ? update(saved, values) : create(values))),
    () => setRefusal({ ok: false, code: 'VALIDATION_ERROR' }),
  );

  return {
    form,
    saved,
    base,
    refusal,
    isPending,
    /** After creating there is nothing left to lose. */
    isDone,
    submit: () => {
      if (!isPending) void send();
    },
    discard: () => {
      form.reset(base);
      setRefusal(null);
    },
    conflict: rival && { base, yours: form.getValues(), theirs: valuesOf(rival, locale) },
    dismissConflict: () => setRival(null),
    resolveConflict: (choices: Choices) => {
      if (!rival) return;
      const merged = merge({ base, yours: form.getValues(), theirs: valuesOf(rival, locale) }, choices);
      show(rival, merged);
      start(() => update(rival, merged));
    },
  };
}

export type EventEditor = ReturnType<typeof useEventEditor>;
