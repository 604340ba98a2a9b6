'use client';

import { type ChangeEvent, useActionState, useEffect, useRef, useState } from 'react';
import type { ActionResult } from '@/presentation/actions/result';
import { useFieldErrors } from './field-errors';
import { useFirstError } from './use-first-error';
import { useFormAddress } from './use-form-address';

type Action<T> = (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;

type ActionForm<Field extends string, T> = {
  action: Action<T>;
  initial: Record<Field, string>;
  /** Fields that are empty again once it succeeded. */
  clears?: readonly Field[];
  onDone?: (data: T, sent: Record<Field, string>) => void;
  /** What the page's address has to say for the form to be shown again. */
  address?: Record<string, string | undefined>;
};

/** A form of plain texts over one server action: what was typed stays, and the first field at fault gets the focus. */
export function useActionForm<Field extends string, T>({
  action,
  initial,
  clears = [],
  onDone,
  address,
}: ActionForm<Field, T>) {
  const [answer, submit, isPending] = useActionState(action, null, useFormAddress(address));
  const refusal = answer && !answer.ok ? answer : null;
  const [typed, setTyped] = useState<Record<Field, string>>({ ...initial, ...refusal?.typed });
  const form = useRef<HTMLFormElement>(null);
  const errorOf = useFieldErrors(refusal?.error.fields ?? []);
  useFirstError(form, answer);

  const latest = useRef({ clears, onDone, typed });
  useEffect(() => {
    latest.current = { clears, onDone, typed };
  });
  useEffect(() => {
    if (!answer?.ok) return;
    const { clears, onDone, typed } = latest.current;
    const empty = Object.fromEntries(clears.map((field) => [field, '']));
    setTyped((current) => ({ ...current, ...empty }));
    onDone?.(answer.data, typed);
  }, [answer]);

  return {
    form,
    submit,
    isPending,
    isDone: answer?.ok === true,
    error: refusal?.error ?? null,
    errorOf,
    typed,
    setTyped,
    control: (field: Field) => ({
      name: field,
      value: typed[field],
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => setTyped({ ...typed, [field]: target.value }),
    }),
  };
}
