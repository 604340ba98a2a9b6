'use client';

import { type RefObject, useEffect } from 'react';

/** Puts the focus into the first field at fault after each answer, so that a keyboard or screen reader starts there. */
export function useFirstFault(form: RefObject<HTMLFormElement | null>, answer: { ok: boolean } | null) {
  useEffect(() => {
    if (!answer || answer.ok) return;
    const fault = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    fault?.focus();
    if (fault instanceof HTMLInputElement) fault.select();
  }, [form, answer]);
}
