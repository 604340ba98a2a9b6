import { useLocale, useTranslations } from 'next-intl';
import type { EventCategory } from '@/domain/event';
import { Poster } from '../../posters/poster';
import { type QrCode, QrImage } from '../../qr/qr-image';
import { Ticket } from '../../ticket-stub';
import { PrintButton } from './print-button';

type Words = {
  day: string;
  month: string;
  name: string;
  when: string;
  zone: string;
  where: string;
  online: string | null;
  fields: readonly { label: string; value: string }[];
  codeLabel: string;
  confirmationCode: string;
  verdict: string | null;
  notes: readonly string[];
};
type Printed = {
  sheet: { id: string; event: { name: string; category: EventCategory } };
  words: Words;
  qr: QrCode | null;
};

/** Tickets as they are put on paper, one on each. */
export function PrintedTickets({ tickets }: { tickets: readonly Printed[] }) {
  const t = useTranslations('ticketFile');
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-8 px-4 py-8 print:block print:max-w-none print:p-0">
      <div className="flex flex-wrap items-center justify-between gap-4 print:hidden">
        <h1 className="font-extrabold text-3xl">{t('printTitle')}</h1>
        {tickets.length > 0 ? <PrintButton label={t('print')} /> : null}
      </div>
      {tickets.length === 0 ? <p>{t('nothingToPrint')}</p> : null}
      {tickets.map((ticket) => (
        <PrintedTicket key={ticket.sheet.id} {...ticket} />
      ))}
    </div>
  );
}

function PrintedTicket({ sheet, words, qr }: Printed) {
  const t = useTranslations('ticketFile');
  const locale = useLocale();
  return (
    <Ticket
      lang={locale}
      className="break-after-page break-inside-avoid last:break-after-auto"
      mainClassName="grid gap-4"
      stubClassName="p-5 sm:p-6"
      stub={
        <div className="flex flex-wrap items-start gap-6">
          {qr ? (
            <div className="w-[5.5cm] shrink-0 bg-white">
              <QrImage qr={qr} label={t('codeOf', { code: words.confirmationCode })} />
            </div>
          ) : null}
          <div className="grid min-w-40 flex-1 gap-2">
            {words.verdict ? <p className="font-extrabold text-2xl text-danger">{words.verdict}</p> : null}
            <p className="text-ink-soft text-sm">{words.codeLabel}</p>
            <p className="figures font-extrabold text-2xl">{words.confirmationCode}</p>
            {words.notes.map((note) => (
              <p key={note} className="text-ink-soft text-sm">
                {note}
              </p>
            ))}
          </div>
        </div>
      }
    >
      <div className="relative aspect-[5/2] overflow-hidden rounded-t-ticket [print-color-adjust:exact]">
        <Poster
          name={sheet.event.name}
          category={sheet.event.category}
          day={words.day}
          month={words.month}
          className="absolute inset-0 size-full"
        />
      </div>
      <div className="grid gap-4 px-5 pb-5 sm:px-6">
        <h2 className="break-words font-extrabold text-2xl">{words.name}</h2>
        <div>
          <p className="font-semibold">{words.when}</p>
          <p className="text-ink-soft text-sm">{words.zone}</p>
          <p className="mt-1 break-words">{words.where}</p>
          {words.online ? <p className="break-all">{words.online}</p> : null}
        </div>
        <dl className="grid gap-3 sm:grid-cols-3">
          {words.fields.map(({ label, value }) => (
            <div key={label} className="min-w-0">
              <dt className="text-ink-soft text-sm">{label}</dt>
              <dd className="break-words font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Ticket>
  );
}
