import { myOrdersQuery, orderDetailDto, orderDto } from '@/application/orders/schema';
import { pageOf } from '@/application/schema';
import { contract } from './contract';
import { limits } from './limits';
import { id } from './parts';

export const orderContracts = {
  myOrders: contract({
    method: 'GET',
    path: '/api/orders',
    summary: "One's own orders, newest first",
    caller: 'signed-in',
    limit: limits.general,
    query: myOrdersQuery,
    answers: { 200: pageOf(orderDto) },
    errors: [],
  }),
  getOrder: contract({
    method: 'GET',
    path: '/api/orders/{id}',
    summary: "One order with its tickets; somebody else's is not found",
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    answers: { 200: orderDetailDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
};
