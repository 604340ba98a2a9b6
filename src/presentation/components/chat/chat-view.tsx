'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { assistantQuery } from '@/presentation/api/queries';
import { plainText } from '@/presentation/markdown/read-markdown';
import { Button } from '../ui/button';
import { ChatTurn, useFailureWords } from './chat-turn';
import { Composer } from './composer';
import type { Chat } from './use-chat';

type ChatViewProps = { chat: Chat; field: RefObject<HTMLTextAreaElement | null> };

/** A conversation and the field for the next question; fills its container. */
export function ChatView({ chat, field }: ChatViewProps) {
  const { turns, isAnswering } = chat;
  const ask = (question: string) => {
    chat.ask(question);
    field.current?.focus();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Scrolling>
        {turns.length === 0 ? (
          <Opening onAsk={ask} />
        ) : (
          <ol className="grid gap-7">
            {turns.map((turn, index) => (
              <ChatTurn
                key={turn.key}
                turn={turn}
                canRetry={!isAnswering && index === turns.length - 1}
                onRetry={chat.retry}
              />
            ))}
          </ol>
        )}
      </Scrolling>
      <div className="grid gap-2 border-line border-t p-3">
        <BuiltIn />
        <Composer field={field} isAnswering={isAnswering} onAsk={ask} onStop={chat.stop} />
      </div>
      <Announced chat={chat} />
    </div>
  );
}

const NEAR_THE_END = 120;

/** Follows what is written, unless its reader scrolled back. */
function Scrolling({ children }: { children: ReactNode }) {
  const t = useTranslations('chat');
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  // Whatever was drawn anew: an answer grows with each piece of it.
  useEffect(() => {
    const { current } = box;
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight;
  });
  return (
    <section
      ref={box}
      aria-label={t('conversation')}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
      }}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4"
    >
      {children}
    </section>
  );
}

const QUICK = ['quickWeekend', 'quickFree', 'quickTickets', 'quickRefund'] as const;

function Opening({ onAsk }: { onAsk: (question: string) => void }) {
  const t = useTranslations('chat');
  return (
    <div className="grid gap-5">
      <p className="max-w-prose text-ink-soft">{t('lead')}</p>
      <ul aria-label={t('quick')} className="flex flex-wrap gap-2">
        {QUICK.map((question) => (
          <li key={question}>
            <Button variant="outline" onClick={() => onAsk(t(question))} className="h-auto min-h-11 whitespace-normal">
              {t(question)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function BuiltIn() {
  const t = useTranslations('chat');
  const { data } = useQuery(assistantQuery());
  return data?.model === 'none' ? <p className="text-ink-soft text-xs">{t('builtIn')}</p> : null;
}

/** For screen readers: that it is being looked up, then the whole answer at once instead of piece by piece. */
function Announced({ chat: { turns, isAnswering } }: { chat: Chat }) {
  const t = useTranslations('chat');
  const words = useFailureWords();
  const last = turns.at(-1);
  const isFresh = last !== undefined && last.links.length === 0;
  const told = () => {
    if (!last || !isFresh) return '';
    if (isAnswering) return last.place === null ? t('answering') : t('place', { place: last.place });
    if (last.failure) return words(last.failure);
    return last.state === 'stopped' ? t('stopped') : `${t('answered')} ${plainText(last.answer)}`;
  };
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {told()}
    </p>
  );
}
