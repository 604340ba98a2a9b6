import { accountContracts } from './contracts/account';
import { authContracts } from './contracts/auth';
import { chatContracts } from './contracts/chat';
import { checkInContracts } from './contracts/check-in';
import { eventContracts } from './contracts/events';
import { mailContracts } from './contracts/mail';
import { opsContracts } from './contracts/ops';
import { orderContracts } from './contracts/orders';
import { privacyContracts } from './contracts/privacy';
import { secondFactorContracts } from './contracts/second-factor';
import { seriesContracts } from './contracts/series';
import { taskContracts } from './contracts/tasks';
import { ticketFileContracts } from './contracts/ticket-files';
import { ticketTypeContracts } from './contracts/ticket-types';
import { ticketContracts } from './contracts/tickets';
import { uploadContracts } from './contracts/uploads';

/** Every endpoint there is. */
export const contracts = {
  ...authContracts,
  ...accountContracts,
  ...secondFactorContracts,
  ...eventContracts,
  ...seriesContracts,
  ...ticketTypeContracts,
  ...ticketContracts,
  ...ticketFileContracts,
  ...checkInContracts,
  ...orderContracts,
  ...chatContracts,
  ...mailContracts,
  ...uploadContracts,
  ...taskContracts,
  ...privacyContracts,
  ...opsContracts,
};
export type Contracts = typeof contracts;
