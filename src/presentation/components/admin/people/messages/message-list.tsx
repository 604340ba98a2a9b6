import { MailPlus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type MessageDto, textFor } from '@/application/attendee-messages/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../../empty-state';
import { Alert } from '../../../ui/alert';
import { Button } from '../../../ui/button';
import { AdminPage } from '../../shell/admin-page';
import { MomentOf } from '../attendee-words';
import { PeopleNav } from '../people-nav';
import { MessageState } from './message-state';

type MessageListProps = { event: EventDetailDto; messages: readonly MessageDto[]; isSent: boolean };

export function MessageList({ event, messages, isSent }: MessageListProps) {
  const t = useTranslations('people.messages');
  const writeOne = (
    <Button asChild variant="accent">
      <Link href={paths.newMessage(event.id)} prefetch={false}>
        <MailPlus aria-hidden="true" />
        {t('new')}
      </Link>
    </Button>
  );
  return (
    <AdminPage
      above={<PeopleNav event={event} current="messages" />}
      title={t('title')}
      intro={t('intro')}
      action={messages.length > 0 ? writeOne : null}
    >
      {isSent ? null : <Alert tone="warn">{t('noMailServer')}</Alert>}
      {messages.length === 0 ? (
        <EmptyState title={t('empty')} action={writeOne}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} timeZone={event.timeZone} />
          ))}
        </ul>
      )}
    </AdminPage>
  );
}

function MessageItem({ message, timeZone }: { message: MessageDto; timeZone: string }) {
  const t = useTranslations('people.messages');
  const locale = useLocale();
  const { waiting, sent, failed } = message.mails;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-ticket border border-line bg-card p-4">
      <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        <Link
          href={paths.adminMessage(message.id)}
          prefetch={false}
          className="font-semibold underline-offset-4 hover:underline"
        >
          {textFor(message.texts, locale).subject || t('untitled')}
        </Link>
        <p className="text-ink-soft text-sm">
          <MomentOf at={message.sentAt ?? message.createdAt} timeZone={timeZone} />{' '}
          {t('by', { name: message.authorName || t('somebody') })}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3 text-sm">
        {message.status === 'DRAFT' ? null : (
          <span className="text-ink-soft">
            {t('sentMails')}: {sent} · {t('waiting')}: {waiting} · {t('failed')}: {failed}
          </span>
        )}
        <MessageState status={message.status} />
      </div>
    </li>
  );
}
