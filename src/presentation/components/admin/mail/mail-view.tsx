import { useTranslations } from 'next-intl';
import type { MailDto, MailTryDto } from '@/application/mail/schema';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';
import { MailLink } from './mail-link';
import { MailTries } from './mail-tries';
import { MailState, MailTemplate, MailTime } from './mail-words';
import { ResendMail } from './resend-mail';

type MailViewProps = {
  mail: MailDto;
  /** In the reader's words; null where it has none any more. */
  letter: { subject: string; text: string } | null;
  tries: MailTryDto[];
  isSent: boolean;
};

export function MailView({ mail, letter, tries, isSent }: MailViewProps) {
  const t = useTranslations('admin.mail');
  return (
    <AdminPage
      above={<BackLink href={paths.adminMail}>{t('back')}</BackLink>}
      title={letter?.subject ?? <MailTemplate template={mail.template} />}
      intro={t('toOf', { recipient: mail.recipient })}
    >
      <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm [&>div]:min-w-0 [&_dt]:text-ink-soft">
        <div>
          <dt>{t('template')}</dt>
          <dd>
            <MailTemplate template={mail.template} />
          </dd>
        </div>
        <div>
          <dt>{t('when')}</dt>
          <dd>
            <MailTime at={mail.createdAt} />
          </dd>
        </div>
        <div>
          <dt>{t('status')}</dt>
          <dd>
            <MailState mail={mail} />
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap items-start gap-3">
        {isSent && letter ? <ResendMail mail={mail} /> : null}
        {mail.hasLink ? <MailLink mail={mail} /> : null}
      </div>
      <MailTries tries={tries} isSent={isSent} />
      {letter ? <Letter id={mail.id} {...letter} /> : <Alert tone="warn">{t('noWords')}</Alert>}
    </AdminPage>
  );
}

function Letter({ id, text }: { id: string; text: string }) {
  const t = useTranslations('admin.mail');
  return (
    <section aria-labelledby="letter" className="grid grid-cols-1 gap-3">
      <h2 id="letter" className="font-bold text-xl">
        {t('says')}
      </h2>
      {/* Its own policy is a sandbox (security-headers.ts): nothing in it runs and no link leads anywhere. */}
      <iframe
        src={paths.adminLetter(id)}
        title={t('says')}
        className="h-[44rem] w-full max-w-2xl resize-y rounded-ticket border border-line"
      />
      <details className="max-w-2xl">
        <summary className="font-semibold text-sm">{t('asText')}</summary>
        <pre className="mt-3 overflow-x-auto whitespace-pre-wrap break-words rounded-lg bg-sunken p-4 text-sm">
          {text}
        </pre>
      </details>
    </section>
  );
}
