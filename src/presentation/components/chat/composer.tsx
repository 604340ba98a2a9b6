'use client';

import { ArrowUp, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormEvent, KeyboardEvent, RefObject } from 'react';
import { LIMITS } from '@/domain/limits';
import { Button } from '../ui/button';
import { Textarea } from '../ui/input';

type ComposerProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  isAnswering: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
};

/** Enter sends, with Shift it begins a line. The field is the browser's, so nothing typed is ever lost. */
export function Composer({ field, isAnswering, onAsk, onStop }: ComposerProps) {
  const t = useTranslations('chat');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const question = field.current?.value.trim() ?? '';
    if (question === '' || isAnswering) return;
    onAsk(question);
    if (field.current) field.current.value = '';
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While a word is put together from several keys (Japanese, accents), Enter is part of it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    send(event);
  };
  return (
    <form onSubmit={send} className="flex items-end gap-2">
      <Textarea
        ref={field}
        rows={1}
        maxLength={LIMITS.question}
        aria-label={t('question')}
        placeholder={t('placeholder')}
        onKeyDown={onKeyDown}
        enterKeyHint="send"
        className="field-sizing-content max-h-32 min-h-11 resize-none"
      />
      {isAnswering ? (
        <Button variant="ink" size="icon" aria-label={t('stop')} onClick={onStop}>
          <Square aria-hidden="true" />
        </Button>
      ) : (
        <Button type="submit" variant="accent" size="icon" aria-label={t('send')}>
          <ArrowUp aria-hidden="true" />
        </Button>
      )}
    </form>
  );
}
