'use client';

import { Maximize2, SquarePen, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import { type RefObject, useRef } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import { useReturnFocus } from '../ui/return-focus';
import { ChatView } from './chat-view';
import { useChat } from './use-chat';
import { useIsPhone } from './use-is-phone';
import { useOwner } from './use-owner';

type ChatPanelProps = {
  /** What the shop is called. */
  shop: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Gets the focus back. */
  opener: RefObject<HTMLAnchorElement | null>;
};

/** Beside the page where there is room, so that one goes on reading it; all of the screen on a phone. */
export function ChatPanel({ shop, open, onOpenChange, opener }: ChatPanelProps) {
  const t = useTranslations('chat');
  const isPhone = useIsPhone();
  const chat = useChat(useOwner());
  const field = useRef<HTMLTextAreaElement>(null);
  const { onOpenAutoFocus, onCloseAutoFocus } = useReturnFocus(opener);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={isPhone}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            onOpenAutoFocus();
            event.preventDefault();
            field.current?.focus();
          }}
          onCloseAutoFocus={onCloseAutoFocus}
          // What a link leads to lies under it: all of it on a phone, elsewhere the box where tickets are bought.
          onClickCapture={({ target }) => {
            if (target instanceof Element && target.closest('a')) onOpenChange(false);
          }}
          // The page beside it is there to be used.
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-0 z-50 flex flex-col border-line bg-paper text-ink data-[state=open]:animate-appear sm:inset-auto sm:right-6 sm:bottom-6 sm:h-[min(42rem,calc(100dvh-7rem))] sm:w-[26rem] sm:rounded-ticket sm:border sm:shadow-xl"
        >
          <div className="flex items-center gap-1 border-line border-b py-2 pr-2 pl-4">
            <Radix.Title className="flex-1 font-bold font-display text-lg">{t('title', { shop })}</Radix.Title>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('newConversation')}
              title={t('newConversation')}
              onClick={() => {
                chat.beginAnew();
                field.current?.focus();
              }}
            >
              <SquarePen aria-hidden="true" />
            </Button>
            <Button asChild variant="ghost" size="icon">
              <Link href={paths.chat} prefetch={false} aria-label={t('fullPage')} title={t('fullPage')}>
                <Maximize2 aria-hidden="true" />
              </Link>
            </Button>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label={t('close')}>
                <X aria-hidden="true" />
              </Button>
            </Radix.Close>
          </div>
          <ChatView chat={chat} field={field} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
