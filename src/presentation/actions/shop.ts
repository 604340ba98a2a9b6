'use server';

import { refresh } from 'next/cache';
import { shopSchema } from '@/application/shop/schema';
import { useCases } from '@/composition';
import { action } from './action';

export const saveShop = action(shopSchema, async ({ actor, input }) => {
  const saved = await useCases.saveShop(actor, input);
  refresh();
  return saved;
});
