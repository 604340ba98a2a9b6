import { useTranslations } from 'next-intl';
import type { OrderEvent, OrderRecord } from '@/application/attendees/schema';
import { useTemplateWords } from '../../mail/mail-words';
import { MomentOf } from '../attendee-words';

type OrderHistoryProps = { history: readonly OrderEvent[]; desk: OrderRecord['desk']; timeZone: string };

/** Newest first, in the event's own time. */
export function OrderHistory({ history, desk, timeZone }: OrderHistoryProps) {
  const t = useTranslations('people.order');
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="history">
      <h2 id="history" className="font-bold text-2xl">
        {t('history')}
      </h2>
      <ol className="grid grid-cols-1 gap-0 border-line border-l-2">
        {history.map((entry) => (
          <li
            key={`${entry.at} ${entry.kind} ${entry.code} ${entry.detail && 'recipient' in entry.detail ? entry.detail.recipient : ''}`}
            className="relative min-w-0 py-2.5 pl-5 before:absolute before:top-4.5 before:-left-[0.3125rem] before:size-2 before:rounded-full before:bg-ink"
          >
            <p className="font-semibold">
              <What entry={entry} desk={desk} />
              {entry.code ? (
                <span className="ml-2 font-mono font-normal text-ink-soft text-sm">{entry.code}</span>
              ) : null}
            </p>
            <Detail entry={entry} />
            <p className="text-ink-soft text-sm">
              <MomentOf at={entry.at} timeZone={timeZone} /> <By entry={entry} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function What({ entry: { kind }, desk }: { entry: OrderEvent; desk: OrderRecord['desk'] }) {
  const t = useTranslations('people.history');
  if (kind === 'ordered' && desk) return t(desk.kind === 'door' ? 'soldByHand' : 'given');
  return t(kind);
}

function By({ entry: { kind, who } }: { entry: OrderEvent }) {
  const t = useTranslations('people.history');
  return who === null || kind === 'mailed' ? null : t('by', { who });
}

const OUR_REASONS = ['holder', 'organiser', 'event-cancelled'] as const;

function Detail({ entry: { detail } }: { entry: OrderEvent }) {
  const t = useTranslations('people.history');
  const templateWords = useTemplateWords();
  if (detail === null) return null;
  if ('template' in detail) {
    const { template, recipient, status } = detail;
    const state = `mailStates.${status}`;
    return (
      <p className="text-sm [overflow-wrap:anywhere]">
        {t('mailTo', { what: templateWords(template), recipient })} ({t.has(state) ? t(state) : status})
      </p>
    );
  }
  const ours = OUR_REASONS.find((reason) => reason === detail.reason);
  return <p className="text-sm [overflow-wrap:anywhere]">{ours ? t(`reasons.${ours}`) : detail.reason}</p>;
}
