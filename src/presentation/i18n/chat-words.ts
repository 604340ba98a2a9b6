import type en from '@/messages/chat/en.json';
import type { Locale } from './routing';

/** What the assistant says, apart from all other words: nobody loads it who does not open it. */
export async function chatWords(locale: Locale): Promise<typeof en> {
  const { default: words } =
    locale === 'en' ? await import('@/messages/chat/en.json') : await import('@/messages/chat/pt-BR.json');
  return words;
}
