'use client';

import { type FormEvent, startTransition } from 'react';

/**
 * Sends a form past React's own way, which puts choices and boxes back to what they were at first once the action has
 * answered. Without JavaScript the form's `action` sends it.
 */
export const keepingChoices = (submit: (form: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  const sent = new FormData(event.currentTarget);
  startTransition(() => submit(sent));
};
