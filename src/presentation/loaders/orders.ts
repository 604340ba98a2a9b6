import { notFound } from 'next/navigation';
import type { OrderDetailDto, OrderDto } from '@/application/orders/schema';
import type { Page } from '@/application/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { SignedIn } from '@/domain/user';
import type { ShopFacts } from '../components/account/shop-facts';
import { shopFacts } from './tickets';

const ORDERS_PER_PAGE = 10;

/** `page` counts from 1; what makes no sense is the first. */
export async function loadMyOrders(
  actor: SignedIn,
  asked: string | string[] | undefined,
  locale: string,
): Promise<{ orders: Page<OrderDto>; page: number }> {
  const page = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  return { orders: await queries.myOrders(actor, { page: page - 1, size: ORDERS_PER_PAGE }, locale), page };
}

/** Somebody else's order is none. */
export async function loadOrder(
  actor: SignedIn,
  id: string,
  locale: string,
): Promise<{ first: OrderDetailDto; loadedAt: number; shop: ShopFacts }> {
  try {
    return { first: await queries.getOrder(actor, id, locale), loadedAt: Date.now(), shop: shopFacts() };
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}
