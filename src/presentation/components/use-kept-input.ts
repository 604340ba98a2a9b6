'use client';

import { useEffect, useRef } from 'react';
import { usePathname } from '@/presentation/i18n/navigation';
import { type FormInput, forgetInput, keepInput, takeInput } from './kept-input';

/**
 * What is typed into a form survives the change of language, which loads the whole page anew. In the form:
 *
 *   useKeptInput({
 *     form: 'buy',                  // its name on this page
 *     owner: me.id,                 // null where nobody has to be signed in
 *     read: () => ({ name, email }) // asked when the language is changed; null where nothing was typed. Never a password
 *     parse: keptTexts(['name', 'email']), // or a schema's: (kept) => schema.safeParse(kept).data ?? null
 *     restore: ({ name, email }) => { setName(name); setEmail(email); },
 *   });
 *
 * `LocaleSwitch` carries `data-keeps-input`, and `isInputKept()` is true from its click until the page unloads, so a
 * guard of unsaved edits lets both pass: the click on `[data-keeps-input]`, and the unload while `isInputKept()`.
 */
type KeptForm<T> = {
  form: string;
  owner: string | null;
  read: () => T | null;
  parse: (kept: unknown) => T | null;
  restore: (values: T) => void;
};

const thisTab = () => sessionStorage;
const mounted = new Set<() => FormInput | null>();
let isKept = false;

export function useKeptInput<T>(form: KeptForm<T>): void {
  const page = usePathname();
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });

  const { form: name, owner } = form;
  useEffect(() => {
    const kept = takeInput(thisTab, page, { form: name, owner }, Date.now());
    const values = kept === undefined ? null : latest.current.parse(kept);
    if (values !== null) latest.current.restore(values);
  }, [page, name, owner]);

  useEffect(() => {
    const now = () => {
      const { form, owner, read } = latest.current;
      const values = read();
      return values === null ? null : { form, owner, values };
    };
    mounted.add(now);
    return () => void mounted.delete(now);
  }, []);
}

/** For a link that leads to the same page in another language. */
export function keepMountedInput(page: string): void {
  const forms = [...mounted].map((now) => now()).filter((input) => input !== null);
  if (forms.length === 0) return;
  isKept = keepInput(thisTab, page, forms, Date.now());
  // Should the reader stay after all, leaving by another way loses the text again.
  setTimeout(() => {
    isKept = false;
  }, 1_000);
}

/** Whether leaving now loses nothing that was typed. */
export const isInputKept = () => isKept;

/** When somebody signs out: what they typed is nobody else's to see. */
export const forgetKeptInput = () => forgetInput(thisTab);
