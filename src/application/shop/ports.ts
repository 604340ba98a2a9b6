import type { KeptShop } from '../../domain/shop.ts';

export type ShopWrites = {
  shop: {
    /** As it is, or as it comes; nobody else changes it until the transaction ends. */
    lock(): Promise<KeptShop>;
    save(shop: KeptShop): Promise<void>;
  };
};

/** The shop as this process knows it: from its start on, and since each change at once. */
export type ShopSettings = { known(): KeptShop };
