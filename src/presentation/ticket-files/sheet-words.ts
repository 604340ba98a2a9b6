import { createTranslator } from 'next-intl';
import type { TicketSheet } from '@/application/tickets/ports';
import { eventTimes, formatMoney } from '@/domain/format';
import type { Locale } from '@/domain/locale';
import { toMajor } from '@/domain/money';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';

const MESSAGES = { en, 'pt-BR': ptBR } as const;

export const fileWords = (locale: Locale) =>
  createTranslator({ locale, messages: MESSAGES[locale], namespace: 'ticketFile' });

/** Everything that stands on a ticket, in the words of its reader. */
export function sheetWords({ event, code, status, isOnItsWay, ...ticket }: TicketSheet, locale: Locale) {
  const t = fileWords(locale);
  const { day, month, date, time, end, zone } = eventTimes(event, locale);
  const [verdict, reason] = isOnItsWay
    ? [t('onItsWay'), t('onItsWayBody')]
    : [t('cancelled'), event.isCancelled ? t('eventCancelledBody') : t('cancelledBody')];
  return {
    day,
    month,
    name: event.name,
    when: `${date}, ${time} – ${end}`,
    zone,
    where: event.location,
    online: event.onlineUrl,
    fields: [
      { label: t('participant'), value: ticket.participantName },
      { label: t('type'), value: ticket.typeName },
      {
        label: t('price'),
        value: ticket.price === 0 ? t('free') : formatMoney(toMajor(ticket.price), ticket.currency, locale),
      },
    ],
    codeLabel: t('code'),
    confirmationCode: ticket.confirmationCode,
    verdict: code === null ? verdict : null,
    notes: code === null ? [reason] : [status === 'USED' ? t('used') : t('show'), t('keep')],
  };
}
export type SheetWords = ReturnType<typeof sheetWords>;
