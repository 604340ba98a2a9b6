'use client';

import { type ComponentProps, lazy } from 'react';
import { chatWords } from '@/presentation/i18n/chat-words';
import type { Locale } from '@/presentation/i18n/routing';

/** The panel with its words: nothing of either is loaded before it is opened. */
const panelIn = (locale: Locale) =>
  lazy(async () => {
    const [words, { ChatPanel }, { ChatWordsProvider }] = await Promise.all([
      chatWords(locale),
      import('./chat-panel'),
      import('./chat-words-provider'),
    ]);
    return {
      default: (props: ComponentProps<typeof ChatPanel>) => (
        <ChatWordsProvider words={words}>
          <ChatPanel {...props} />
        </ChatWordsProvider>
      ),
    };
  });

export const CHAT_PANELS = { en: panelIn('en'), 'pt-BR': panelIn('pt-BR') } as const;
