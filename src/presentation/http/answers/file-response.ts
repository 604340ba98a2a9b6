import { tagsOfEvent } from '@/application/events/answer-tags';
import { replyFile } from './reply';

const CALENDAR = 'text/calendar; charset=utf-8';

/** May be looked at in a browser. */
export const ticketPdfFile = ({ pdf, confirmationCode }: { pdf: Uint8Array<ArrayBuffer>; confirmationCode: string }) =>
  replyFile(pdf, { type: 'application/pdf', name: `ticket-${confirmationCode}.pdf`, isShown: true });

/** Opens in Wallet by itself. */
export const ticketPassFile = ({
  pass,
  confirmationCode,
}: {
  pass: Uint8Array<ArrayBuffer>;
  confirmationCode: string;
}) =>
  replyFile(pass, { type: 'application/vnd.apple.pkpass', name: `ticket-${confirmationCode}.pkpass`, isShown: true });

export const ticketCalendarFile = ({ text }: { text: string }) =>
  replyFile(text, { type: CALENDAR, name: 'ticket.ics' });

/** `asked` is the id or slug that the reader named. */
export const eventCalendarFile = ({ text, slug }: { text: string; slug: string }, asked: string) =>
  replyFile(text, { type: CALENDAR, name: `${slug}.ics`, tags: tagsOfEvent(asked) });
