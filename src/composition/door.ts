import { checkInTicket } from '../application/check-in/check-in-ticket.ts';
import { checkInCounts, checkInList } from '../application/check-in/queries.ts';
import { undoCheckIn } from '../application/check-in/undo-check-in.ts';
import { deps } from './deps.ts';

export const useCases = {
  checkIn: checkInTicket(deps),
  undoCheckIn: undoCheckIn(deps),
};

export const queries = {
  checkInList: checkInList(deps),
  checkInCounts: checkInCounts(deps),
};
