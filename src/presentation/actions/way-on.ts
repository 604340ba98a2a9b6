import { z } from 'zod';
import { DEFAULT_LOCALE, isLocale } from '@/domain/locale';

/**
 * Every form says where to go afterwards and in which language; both come from the address and are checked again. One
 * that says nonsense leads home.
 */
export const wayOn = {
  next: z.unknown().optional(),
  locale: z.unknown().transform((named) => (isLocale(named) ? named : DEFAULT_LOCALE)),
};
