import type { TypeOnSale } from '@/presentation/components/buy/event-on-sale';
import type { LiveType } from '@/presentation/components/buy/type-state';

export const typeOnSale = (id: string, fields: Partial<TypeOnSale> = {}): TypeOnSale => ({
  id,
  name: id,
  description: '',
  price: 10,
  capacity: null,
  sharesLimitWith: null,
  salesStart: null,
  minPerOrder: 1,
  maxPerOrder: 10,
  available: 100,
  sale: 'open',
  onSale: true,
  ...fields,
});

export const openType = (id: string, left: number, fields: Partial<TypeOnSale> = {}): LiveType => ({
  ...typeOnSale(id, fields),
  state: { kind: 'open', left },
});
