import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { plainText } from '@/presentation/markdown/read-markdown';
import { paths } from '@/presentation/paths';
import { CopyButton } from '../copy-button';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { AnswerText } from './answer-text';
import { ChatCard } from './chat-card';
import type { ShownTurn, TurnFailure } from './shown-turn';

type ChatTurnProps = { turn: ShownTurn; canRetry: boolean; onRetry: (turn: ShownTurn) => void };

/** A question, its answer, the events that it is about, and what can be done with it. */
export function ChatTurn({ turn, canRetry, onRetry }: ChatTurnProps) {
  const t = useTranslations('chat');
  const isOver = turn.state !== 'answering';
  return (
    <li className="grid gap-3">
      <p className="max-w-[85%] justify-self-end whitespace-pre-line rounded-lg rounded-br-none bg-ink px-3.5 py-2.5 text-paper [overflow-wrap:anywhere]">
        <span className="sr-only">{t('you')}: </span>
        {turn.question}
      </p>
      <div className="grid gap-3" aria-busy={!isOver}>
        <p className="sr-only">{t('assistant')}:</p>
        {turn.answer ? <AnswerText text={turn.answer} /> : null}
        {!isOver && !turn.answer ? <Waiting place={turn.place} /> : null}
        <Remark turn={turn} />
        <Found turn={turn} />
        {isOver ? (
          <div className="flex flex-wrap gap-2">
            {turn.answer ? <CopyButton text={plainText(turn.answer)}>{t('copy')}</CopyButton> : null}
            {canRetry ? (
              <Button variant="outline" size="sm" onClick={() => onRetry(turn)}>
                <RotateCcw aria-hidden="true" />
                {t('retry')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </li>
  );
}

function Waiting({ place }: { place: number | null }) {
  const t = useTranslations('chat');
  return (
    <p className="flex items-center gap-2 text-ink-soft">
      <span className="size-2 animate-pulse rounded-full bg-coral" aria-hidden="true" />
      {place === null ? t('answering') : t('place', { place })}
    </p>
  );
}

/** What there is to know of how the answer came about, where it is not as it should be. */
function Remark({ turn }: { turn: ShownTurn }) {
  const t = useTranslations('chat');
  const words = useFailureWords();
  if (turn.failure) return <Alert tone="warn">{words(turn.failure)}</Alert>;
  if (turn.state === 'stopped') return <p className="text-ink-soft text-sm">{t('stopped')}</p>;
  if (turn.reason === 'busy') return <p className="text-ink-soft text-sm">{t('busy')}</p>;
  if (turn.reason === 'failed') return <p className="text-ink-soft text-sm">{t('cut')}</p>;
  return null;
}

export function useFailureWords() {
  const t = useTranslations('chat.failed');
  return (failure: TurnFailure): string =>
    failure.kind === 'tooMany' ? t('tooMany', { seconds: failure.seconds }) : t(failure.kind);
}

function Found({ turn: { answer, cards, links: all, pages, state } }: { turn: ShownTurn }) {
  const t = useTranslations('chat');
  const links = all.filter(({ slug }) => !answer.includes(paths.event(slug)));
  return (
    <>
      {cards.length > 0 ? (
        <ul aria-label={t('found')} className="grid gap-2.5">
          {cards.map((event) => (
            <li key={event.id}>
              <ChatCard event={event} />
            </li>
          ))}
        </ul>
      ) : null}
      {links.length > 0 ? (
        <ul aria-label={t('found')} className="flex flex-wrap gap-x-4 gap-y-1">
          {links.map(({ id, slug, name }) => (
            <li key={id}>
              <OwnPage path={paths.event(slug)} label={name} />
            </li>
          ))}
        </ul>
      ) : null}
      {pages.length > 0 && state !== 'answering' ? (
        <ul aria-label={t('further')} className="flex flex-wrap gap-x-4 gap-y-1">
          {pages.map(({ path, kind }) => (
            <li key={path}>
              <OwnPage path={path} label={t(`pages.${kind}`)} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

const OwnPage = ({ path, label }: { path: string; label: string }) => (
  <Link
    href={path}
    prefetch={false}
    className="inline-block py-1 font-medium underline decoration-2 decoration-coral underline-offset-4"
  >
    {label}
  </Link>
);
