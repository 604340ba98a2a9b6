import { useLocale, useTranslations } from 'next-intl';
import { type MessageDto, textFor } from '@/application/attendee-messages/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { Alert } from '../../../ui/alert';
import { AdminPage } from '../../shell/admin-page';
import { PeopleNav } from '../people-nav';
import { MessageForm } from './message-form';
import { MessageState } from './message-state';
import { SendMessage } from './send-message';
import { StopMessage } from './stop-message';

type MessageViewProps = {
  event: EventDetailDto;
  message: MessageDto;
  /** Addresses that it goes to. */
  readers: number;
  languages: readonly string[];
  isSent: boolean;
};

export function MessageView({ event, message, readers, languages, isSent }: MessageViewProps) {
  const t = useTranslations('people.messages');
  const locale = useLocale();
  const isDraft = message.status === 'DRAFT';
  return (
    <AdminPage
      above={<PeopleNav event={event} current="messages" />}
      title={textFor(message.texts, locale).subject || t('untitled')}
      intro={
        <span className="flex flex-wrap items-center gap-3 text-sm">
          <MessageState status={message.status} />
          {t('by', { name: message.authorName || t('somebody') })}
        </span>
      }
      action={
        <>
          {isDraft ? <SendMessage id={message.id} readers={readers} /> : null}
          {message.status === 'SENDING' || message.mails.waiting > 0 ? <StopMessage id={message.id} /> : null}
        </>
      }
    >
      {isSent ? null : <Alert tone="warn">{t('noMailServer')}</Alert>}
      {isDraft && readers === 0 ? <Alert tone="info">{t('nobody')}</Alert> : null}
      {isDraft ? null : <HowItWent message={message} />}
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
        {isDraft ? <MessageForm event={event} message={message} /> : null}
        <section className="grid grid-cols-1 content-start gap-4" aria-labelledby="preview">
          <h2 id="preview" className="font-bold text-xl">
            {t('preview')}
          </h2>
          {languages.map((language) => (
            <div key={language} className="grid gap-1.5">
              <h3 className="font-semibold text-sm">{t(language === 'en' ? 'english' : 'portuguese')}</h3>
              {/* Its own policy is a sandbox (security-headers.ts): nothing in it runs and no link leads anywhere. */}
              <iframe
                src={localePath(locale, paths.messageLetter(message.id, language))}
                title={t('previewOf', { language: t(language === 'en' ? 'english' : 'portuguese') })}
                className="h-96 w-full resize-y rounded-ticket border border-line"
              />
            </div>
          ))}
        </section>
      </div>
    </AdminPage>
  );
}

/** Live enough: the panel of the task says how the writing goes, this how the sending went. */
function HowItWent({ message: { mails, id } }: { message: MessageDto }) {
  const t = useTranslations('people.messages');
  return (
    <section className="grid gap-2" aria-labelledby="log">
      <h2 id="log" className="font-bold text-xl">
        {t('log')}
      </h2>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 [&_dd]:font-extrabold [&_dd]:text-2xl [&_dt]:text-ink-soft [&_dt]:text-sm">
        <div>
          <dt>{t('sentMails')}</dt>
          <dd>{mails.sent}</dd>
        </div>
        <div>
          <dt>{t('waiting')}</dt>
          <dd>{mails.waiting}</dd>
        </div>
        <div>
          <dt>{t('failed')}</dt>
          <dd>{mails.failed}</dd>
        </div>
      </dl>
      <Link
        key={id}
        href={paths.adminMail}
        prefetch={false}
        className="w-fit font-semibold text-sm underline underline-offset-4"
      >
        {t('toMail')}
      </Link>
    </section>
  );
}
