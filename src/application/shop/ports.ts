import type { KeptShop } from '../../domain/shop.ts';

export type ShopWrites = {
  shop: {
    /** As it is, or as it comes; nobody else changes it until the transaction ends. */
    lock(): Promise<KeptShop>;
    save(shop: KeptShop): Promise<void>;
  };
};
