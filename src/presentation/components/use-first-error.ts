'use client';

import { type RefObject, useEffect } from 'react';

/** Puts the focus into the first field at fault after each answer, so that a keyboard or screen reader starts there. */
export function useFirstError(form: RefObject<HTMLFormElement | null>, answer: { ok: boolean } | null) {
  useEffect(() => {
    if (!answer || answer.ok) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [form, answer]);
}
