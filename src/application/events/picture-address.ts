import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { hasControlCharacter } from '../text-checks.ts';

/** By https, as pages show no others; and nobody's password, which an address may carry before its host. */
const isPictureAddress = (address: string) => {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
};

/** Of a picture that is shipped with the shop. */
const PICTURE_PATH = /^\/[a-z0-9/_-]+\.(svg|png|jpe?g|webp|avif)$/;

export const imageUrl = z
  .string()
  .refine((value) => isPictureAddress(value) || PICTURE_PATH.test(value), { params: { code: 'picture_address' } })
  // A URL parser forgives a NUL or half a surrogate pair; PostgreSQL does not.
  .refine((value) => !hasControlCharacter(value), { params: { code: 'control_character' } })
  .refine((value) => value.length <= LIMITS.imageUrl, { params: { code: 'too_long' } });
