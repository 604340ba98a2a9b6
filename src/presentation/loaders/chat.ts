import { createTranslator } from 'next-intl';
import { platform } from '@/composition';
import { chatWords } from '../i18n/chat-words';
import type { Locale } from '../i18n/routing';

/** The words of the assistant's page, and what the page says of itself. */
export async function loadChat(locale: Locale) {
  const words = await chatWords(locale);
  const t = createTranslator({ locale, messages: words, namespace: 'chat' });
  return { words, title: t('title', { shop: platform.shop().name }), description: t('lead') };
}
