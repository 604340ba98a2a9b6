import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { ChatPage } from '@/presentation/components/chat/chat-page';
import { ChatWordsProvider } from '@/presentation/components/chat/chat-words-provider';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';
import { loadChat } from '@/presentation/loaders/chat';
import { paths } from '@/presentation/paths';
import { pageMetadata } from '@/presentation/seo';

// Not kept for everybody, so that its scripts do not sleep: it is nothing without them.
export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const { title, description } = await loadChat(locale);
  return pageMetadata({ locale, path: paths.chat, title, description });
}

export default async function Chat({ params }: LocaleParams) {
  const locale = await localeOf(params);
  setRequestLocale(locale);
  const { words } = await loadChat(locale);
  return (
    <ChatWordsProvider words={words}>
      <ChatPage shop={platform.shop().name} />
    </ChatWordsProvider>
  );
}
