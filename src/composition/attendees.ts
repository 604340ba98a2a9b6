import { messagesOf, readMessage } from '../application/attendee-messages/queries.ts';
import { deleteMessage, saveMessage } from '../application/attendee-messages/save-message.ts';
import { sendMessage, stopMessage } from '../application/attendee-messages/send-message.ts';
import { exportAttendees } from '../application/attendees/export-attendees.ts';
import { mailTicket } from '../application/attendees/mail-ticket.ts';
import { orderRecord } from '../application/attendees/order-record.ts';
import { allAttendees, attendeesByName, eventAttendees } from '../application/attendees/queries.ts';
import { renameTicket } from '../application/attendees/rename-ticket.ts';
import { sellAtDesk } from '../application/attendees/sell-at-desk.ts';
import { deps } from './deps.ts';

export const useCases = {
  renameTicket: renameTicket(deps),
  mailTicket: mailTicket(deps),
  sellAtDesk: sellAtDesk(deps),
  exportAttendees: exportAttendees(deps),
  saveMessage: saveMessage(deps),
  deleteMessage: deleteMessage(deps),
  sendMessage: sendMessage(deps),
  stopMessage: stopMessage(deps),
};

export const queries = {
  allAttendees: allAttendees(deps),
  eventAttendees: eventAttendees(deps),
  attendeesByName: attendeesByName(deps),
  orderRecord: orderRecord(deps),
  messagesOf: messagesOf(deps),
  readMessage: readMessage(deps),
};
