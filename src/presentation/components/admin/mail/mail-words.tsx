import { useFormatter, useTranslations } from 'next-intl';
import type { MailDto } from '@/application/mail/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Badge } from '../../ui/badge';

/** A template that has no words yet is called by its name. */
export function useTemplateWords(): (template: string) => string {
  const t = useTranslations('admin.mail.templates');
  return (template) => (t.has(template) ? t(template) : template);
}

export function MailTemplate({ template }: { template: string }) {
  return useTemplateWords()(template);
}

/** What it is, leading to what it says. */
export function MailTitle({ mail }: { mail: Pick<MailDto, 'id' | 'template'> }) {
  return (
    <Link href={paths.adminMailOne(mail.id)} prefetch={false} className="underline-offset-4 hover:underline">
      <MailTemplate template={mail.template} />
    </Link>
  );
}

/** An admin may sit in any zone. */
const WITH_ZONE = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

export function MailTime({ at }: { at: string }) {
  const format = useFormatter();
  return <time dateTime={at}>{format.dateTime(new Date(at), WITH_ZONE)}</time>;
}

const TONES = { QUEUED: 'warn', SENT: 'ok', FAILED: 'danger' } as const;

export function MailState({ mail }: { mail: Pick<MailDto, 'status' | 'sentAt' | 'lastError'> }) {
  const t = useTranslations('admin.mail');
  const format = useFormatter();
  return (
    <>
      <Badge tone={TONES[mail.status]}>{t(`statuses.${mail.status}`)}</Badge>
      {mail.sentAt ? (
        <span className="block text-ink-soft text-xs">
          {t('sentAt', { date: format.dateTime(new Date(mail.sentAt), { dateStyle: 'short', timeStyle: 'short' }) })}
        </span>
      ) : null}
      {mail.lastError ? (
        <span className="mt-1 block min-w-0 max-w-full text-danger text-xs [overflow-wrap:anywhere]">
          {t('error', { error: mail.lastError })}
        </span>
      ) : null}
    </>
  );
}
