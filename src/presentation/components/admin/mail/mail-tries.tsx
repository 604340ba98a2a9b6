import { useTranslations } from 'next-intl';
import type { MailTryDto } from '@/application/mail/schema';
import { Badge } from '../../ui/badge';
import { MailTime } from './mail-words';

/** What every server said that this mail was handed to. */
export function MailTries({ tries, isSent }: { tries: MailTryDto[]; isSent: boolean }) {
  const t = useTranslations('admin.mail.tries');
  return (
    <section aria-labelledby="tries" className="grid grid-cols-1 gap-3">
      <h2 id="tries" className="font-bold text-xl">
        {t('title')}
      </h2>
      {tries.length === 0 ? (
        <p className="text-ink-soft">{isSent ? t('noneYet') : t('none')}</p>
      ) : (
        <ol className="grid max-w-3xl grid-cols-1 divide-y divide-line rounded-ticket border border-line bg-card">
          {tries.map((attempt) => (
            <li key={attempt.number} className="grid grid-cols-1 gap-1 px-4 py-3 text-sm">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="figures font-semibold">{t('number', { number: attempt.number })}</span>
                <Outcome attempt={attempt} />
                <span className="text-ink-soft">
                  <MailTime at={attempt.startedAt} />
                </span>
              </span>
              {attempt.answer ? <span className="break-words font-mono text-xs">{attempt.answer}</span> : null}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Outcome({ attempt: { endedAt, isAccepted } }: { attempt: MailTryDto }) {
  const t = useTranslations('admin.mail.tries');
  if (endedAt === null) return <Badge tone="warn">{t('open')}</Badge>;
  return isAccepted ? <Badge tone="ok">{t('accepted')}</Badge> : <Badge tone="danger">{t('refused')}</Badge>;
}
