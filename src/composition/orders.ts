import { isFull } from '../application/orders/admission.ts';
import { placeOrder } from '../application/orders/place-order.ts';
import { getOrder, myOrders } from '../application/orders/queries.ts';
import { deps } from './deps.ts';

export const useCases = {
  placeOrder: placeOrder(deps),
};

export const queries = {
  myOrders: myOrders(deps),
  getOrder: getOrder(deps),
  isFull: isFull(deps),
};
