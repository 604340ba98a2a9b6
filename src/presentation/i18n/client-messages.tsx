import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';

/** What the client components of the shell and of the public pages say. */
const EVERYWHERE = ['common', 'nav', 'buy', 'status', 'errors', 'fieldErrors'];

/** What the form of an event says, and the preview beside it. */
export const EVENT_FORM_WORDS = ['admin', 'adminEvents', 'categories', 'event'];

/**
 * Hands the named message namespaces to the client components below, so that a page carries only the words it can show.
 * A layout with client components of its own wraps its children: `<ClientMessages namespaces={['tickets']}>`.
 */
export async function ClientMessages({ namespaces = [], children }: { namespaces?: string[]; children: ReactNode }) {
  const messages: AbstractIntlMessages = await getMessages();
  const wanted = new Set([...EVERYWHERE, ...namespaces]);
  const picked = Object.fromEntries(Object.entries(messages).filter(([namespace]) => wanted.has(namespace)));
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
