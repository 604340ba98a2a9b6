import { accountContracts } from './contracts/account';
import { authContracts } from './contracts/auth';
import { eventContracts } from './contracts/events';
import { opsContracts } from './contracts/ops';
import { orderContracts } from './contracts/orders';
import { ticketTypeContracts } from './contracts/ticket-types';
import { ticketContracts } from './contracts/tickets';

/** Every endpoint there is. */
export const contracts = {
  ...authContracts,
  ...accountContracts,
  ...eventContracts,
  ...ticketTypeContracts,
  ...ticketContracts,
  ...orderContracts,
  ...opsContracts,
};
export type Contracts = typeof contracts;
