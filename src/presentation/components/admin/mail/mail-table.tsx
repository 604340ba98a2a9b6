import { useTranslations } from 'next-intl';
import type { MailDto } from '@/application/mail/schema';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { MailLink } from './mail-link';
import { MailState, MailTime, MailTitle } from './mail-words';

/** On a phone the same stands on cards. */
export function MailTable({ mails }: { mails: MailDto[] }) {
  const t = useTranslations('admin.mail');
  return (
    <div className="hidden md:block">
      <Table label={t('caption')}>
        <TableHead>
          <tr>
            <TableHeaderCell>{t('when')}</TableHeaderCell>
            <TableHeaderCell>{t('template')}</TableHeaderCell>
            <TableHeaderCell>{t('recipient')}</TableHeaderCell>
            <TableHeaderCell>{t('status')}</TableHeaderCell>
            <TableHeaderCell className="text-right">{t('attempts')}</TableHeaderCell>
            <TableHeaderCell>{t('link')}</TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {mails.map((mail) => (
            <TableRow key={mail.id}>
              <TableCell className="whitespace-nowrap">
                <MailTime at={mail.createdAt} />
              </TableCell>
              <TableCell className="min-w-44 font-semibold">
                <MailTitle mail={mail} />
              </TableCell>
              <TableCell className="min-w-40 max-w-64 break-words">{mail.recipient}</TableCell>
              <TableCell className="max-w-64">
                <MailState mail={mail} />
              </TableCell>
              <TableCell className="text-right">{mail.attempts}</TableCell>
              <TableCell className="min-w-40 max-w-80">
                {mail.hasLink ? <MailLink mail={mail} /> : <span className="text-ink-soft">{t('noLink')}</span>}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
