'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { EventDto } from '@/application/events/schema';
import { editableOf } from '@/presentation/actions/editable-event';
import { createEvent, updateEvent } from '@/presentation/actions/events';
import type { ActionError } from '@/presentation/actions/result';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useToast } from '../ui/toast';
import {
  type Choice,
  changedFields,
  conflictsOf,
  type DraftField,
  draftOf,
  type EventDraft,
  emptyDraft,
  inputOf,
  merge,
  movedEnd,
  patchOf,
} from './event-draft';
import { usePublish } from './use-publish';

const DEFAULT_TIME_ZONE = 'America/Sao_Paulo';

/** Faults of a patch are named below `patch`; the form knows them by their field. */
const byField = (error: ActionError): ActionError => ({
  ...error,
  fields: error.fields.map((fault) => ({ ...fault, field: fault.field.replace(/^patch\./, '') })),
});

/**
 * The state of one event form: what was loaded (`saved`), what is typed (`draft`), and what another admin saved
 * in between (`rival`). Nothing that happens on the server ever overwrites `draft` unasked.
 */
export function useEventEditor(event: EventDto | undefined) {
  const t = useTranslations('admin.form');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const { announce } = usePublish();
  const [saved, setSaved] = useState(event);
  const [draft, setDraft] = useState(() => (event ? draftOf(event, locale) : emptyDraft(DEFAULT_TIME_ZONE)));
  const [rival, setRival] = useState<EventDto | null>(null);
  const [refusal, setRefusal] = useState<{ ok: false; error: ActionError } | null>(null);
  const [isDone, setDone] = useState(false);
  const [isPending, start] = useTransition();

  const base = saved ? draftOf(saved, locale) : emptyDraft(DEFAULT_TIME_ZONE);
  const theirs = rival ? draftOf(rival, locale) : null;
  const changes = isDone ? [] : changedFields(base, draft);
  const refuse = (error: ActionError) => setRefusal({ ok: false, error: byField(error) });

  const set = (field: DraftField, value: string) =>
    setDraft((current) => ({
      ...current,
      [field]: value,
      ...(field === 'eventDate' ? { endDate: movedEnd(current.endDate, current.eventDate, value) } : {}),
    }));

  const take = (current: EventDto) => {
    setSaved(current);
    setDraft(draftOf(current, locale));
    setRival(null);
    setRefusal(null);
  };

  const create = async () => {
    const answer = await createEvent(null, inputOf(draft, locale));
    if (!answer.ok) return refuse(answer.error);
    const { name, status } = answer.data;
    setDone(true);
    toast({ title: t(status === 'DRAFT' ? 'createdDraft' : 'created', { name }) });
    router.push(paths.admin);
  };

  /** Saves `wanted` over `known`, the event as this admin last saw it. */
  const update = async (known: EventDto, wanted: EventDraft): Promise<void> => {
    const knownDraft = draftOf(known, locale);
    if (changedFields(knownDraft, wanted).length === 0) return take(known);
    const patch = { ...patchOf(wanted, knownDraft, locale), version: known.version };
    const answer = await updateEvent(null, { id: known.id, seen: editableOf(known), patch });
    if (!answer.ok) return refuse(answer.error);
    if (answer.data.outcome === 'conflict') {
      const { current } = answer.data;
      setRefusal(null);
      // Both admins made the very same change: there is nothing to ask.
      if (conflictsOf(knownDraft, wanted, draftOf(current, locale)).length > 0) return setRival(current);
      setSaved(current);
      return update(current, wanted);
    }
    const { event: updated } = answer.data;
    take(updated);
    if (known.status === 'DRAFT' && updated.status !== 'DRAFT') announce(updated, take);
    else toast({ title: t('saved') });
  };

  return {
    saved,
    draft,
    base,
    changes,
    theirs,
    refusal,
    isPending,
    conflicts: theirs ? conflictsOf(base, draft, theirs) : [],
    set,
    discard: () => {
      setDraft(base);
      setRefusal(null);
    },
    submit: () => {
      if (!isPending) start(() => (saved ? update(saved, draft) : create()));
    },
    dismissConflict: () => setRival(null),
    resolveConflict: (choices: Partial<Record<DraftField, Choice>>) => {
      if (!rival || !theirs || isPending) return;
      const merged = merge(draft, conflictsOf(base, draft, theirs), choices);
      setSaved(rival);
      setDraft(merged);
      setRival(null);
      start(() => update(rival, merged));
    },
  };
}
