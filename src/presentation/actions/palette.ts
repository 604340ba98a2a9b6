'use server';

import { adminSearch } from '@/application/admin-search/schema';
import { queries } from '@/composition';
import { action } from './action';

export const findInAdmin = action(adminSearch, ({ actor, input: { q } }) => queries.findInAdmin(actor, q));
