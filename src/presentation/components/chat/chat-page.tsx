'use client';

import { SquarePen } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef } from 'react';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { ChatView } from './chat-view';
import { EarlierConversations } from './earlier-conversations';
import { useChat } from './use-chat';
import { useOwner } from './use-owner';

/** The assistant on a page of its own, with the conversations before this one. */
export function ChatPage({ shop }: { shop: string }) {
  const t = useTranslations('chat');
  const chat = useChat(useOwner());
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="mx-auto grid max-w-6xl items-start gap-x-10 gap-y-6 px-4 pt-8 sm:px-6 lg:grid-cols-[1fr_18rem]">
      <h1 className="font-extrabold text-3xl sm:text-4xl lg:col-span-2">{t('title', { shop })}</h1>
      <NoScript />
      <div className="noscript:hidden flex h-[calc(100dvh-13rem)] min-h-96 min-w-0 flex-col rounded-ticket border border-line bg-card">
        <ChatView chat={chat} field={field} />
      </div>
      <aside className="noscript:hidden grid gap-5">
        <Button
          variant="outline"
          onClick={() => {
            chat.beginAnew();
            field.current?.focus();
          }}
        >
          <SquarePen aria-hidden="true" />
          {t('newConversation')}
        </Button>
        <EarlierConversations onOpen={chat.open} onDeleted={chat.deleted} />
      </aside>
    </div>
  );
}

function NoScript() {
  const t = useTranslations('chat');
  const locale = useLocale();
  return (
    <div className="hidden noscript:block lg:col-span-2">
      <p>{t('noScript')}</p>
      <form action={localePath(locale, paths.events)} className="mt-3 flex max-w-md gap-2">
        <Input type="search" name="q" maxLength={100} aria-label={t('search')} />
        <Button type="submit">{t('search')}</Button>
      </form>
    </div>
  );
}
