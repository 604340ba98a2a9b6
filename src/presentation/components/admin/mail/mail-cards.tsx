import { useTranslations } from 'next-intl';
import type { MailDto } from '@/application/mail/schema';
import { MailLink } from './mail-link';
import { MailState, MailTime, MailTitle } from './mail-words';

/** The table's rows where there is no room for columns. */
export function MailCards({ mails }: { mails: MailDto[] }) {
  const t = useTranslations('admin.mail');
  return (
    <ul aria-label={t('caption')} className="grid grid-cols-1 gap-4 md:hidden">
      {mails.map((mail) => (
        <li key={mail.id} className="grid grid-cols-1 gap-2 rounded-ticket border border-line bg-card p-4">
          <p className="small-print text-ink-soft">
            <MailTime at={mail.createdAt} />
          </p>
          <h2 className="font-bold text-lg">
            <MailTitle mail={mail} />
          </h2>
          <p className="break-words text-[0.9375rem]">{mail.recipient}</p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <MailState mail={mail} />
            {mail.attempts > 0 ? (
              <span className="text-ink-soft">{t('attemptsOf', { count: mail.attempts })}</span>
            ) : null}
          </div>
          {mail.hasLink ? <MailLink mail={mail} /> : null}
        </li>
      ))}
    </ul>
  );
}
