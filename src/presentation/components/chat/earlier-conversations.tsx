'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ConversationSummaryDto } from '@/application/conversations/schema';
import { api } from '@/presentation/api/client';
import { conversationsQuery, keys } from '@/presentation/api/queries';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { catchLostFocus } from '../ui/return-focus';

type EarlierProps = { onOpen: (id: string) => void; onDeleted: (id: string) => void };

/** What this account, or this browser, asked before: to be read again, or deleted for good. */
export function EarlierConversations({ onOpen, onDeleted }: EarlierProps) {
  const t = useTranslations('chat');
  const client = useQueryClient();
  const { data = [] } = useQuery(conversationsQuery());
  const [hasFailed, setFailed] = useState(false);
  const remove = async (id: string) => {
    try {
      await api('DELETE /api/chat/conversations/{id}', { params: { id } });
      setFailed(false);
      catchLostFocus();
      onDeleted(id);
    } catch {
      setFailed(true);
    }
    await client.invalidateQueries({ queryKey: keys.conversations });
  };
  return (
    <section className="grid gap-3">
      <h2 className="font-bold text-lg">{t('earlier')}</h2>
      {hasFailed ? <Alert tone="danger">{t('deleteFailed')}</Alert> : null}
      {data.length === 0 ? <p className="text-ink-soft text-sm">{t('earlierNone')}</p> : null}
      <ul className="grid gap-1">
        {data.map((conversation) => (
          <Earlier key={conversation.id} conversation={conversation} onOpen={onOpen} onDelete={remove} />
        ))}
      </ul>
    </section>
  );
}

type EarlierRowProps = {
  conversation: ConversationSummaryDto;
  onOpen: (id: string) => void;
  onDelete: (id: string) => void;
};

function Earlier({ conversation: { id, firstQuestion, turns }, onOpen, onDelete }: EarlierRowProps) {
  const t = useTranslations('chat');
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        onClick={() => onOpen(id)}
        className="min-h-11 min-w-0 flex-1 rounded-lg px-2 py-1.5 text-left hover:bg-ink/8"
      >
        <span className="line-clamp-2 text-[0.9375rem]">{firstQuestion}</span>
        <span className="block text-ink-soft text-sm">{t('turns', { count: turns })}</span>
      </button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('deleteOf', { question: firstQuestion.slice(0, 60) })}
        title={t('delete')}
        onClick={() => onDelete(id)}
      >
        <Trash2 aria-hidden="true" />
      </Button>
    </li>
  );
}
