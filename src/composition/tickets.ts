import { cancelTicket } from '../application/tickets/cancel-ticket.ts';
import { eventTickets, getTicket, myTickets } from '../application/tickets/queries.ts';
import { ticketCalendar, ticketFiles, ticketPdf, ticketSheets } from '../application/tickets/ticket-files.ts';
import { ticketPass, ticketWallets } from '../application/tickets/ticket-wallets.ts';
import { acceptOffer, acceptTransfer } from '../application/transfers/accept-transfer.ts';
import { offerForHolder, offerTransfer } from '../application/transfers/offer-transfer.ts';
import { offeredTicket, offersToMe } from '../application/transfers/queries.ts';
import { takeBackForHolder, takeBackTransfer } from '../application/transfers/take-back-transfer.ts';
import { deps } from './deps.ts';

const files = ticketFiles(deps);

export const useCases = {
  cancelTicket: cancelTicket(deps),
  offerTransfer: offerTransfer(deps),
  takeBackTransfer: takeBackTransfer(deps),
  offerForHolder: offerForHolder(deps),
  takeBackForHolder: takeBackForHolder(deps),
  acceptOffer: acceptOffer(deps),
  acceptTransfer: acceptTransfer(deps),
};

export const queries = {
  myTickets: myTickets(deps),
  getTicket: getTicket(deps),
  eventTickets: eventTickets(deps),
  ticketPdf: ticketPdf({ ...deps, files }),
  ticketCalendar: ticketCalendar({ ...deps, files }),
  ticketSheets: ticketSheets(deps),
  ticketWallets: ticketWallets(deps),
  ticketPass: ticketPass(deps),
  offeredTicket: offeredTicket(deps),
  offersToMe: offersToMe(deps),
};
