import type { EventDto } from '@/application/events/schema';
import { AppError } from '@/domain/errors';

/** The `version` that an `If-Match` header names; undefined without one. @throws AppError VALIDATION_ERROR */
export function readIfMatch(request: Request): number | undefined {
  const value = request.headers.get('if-match');
  if (value === null || value.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})(?:-[a-z]+)?"$/.exec(value.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new AppError('VALIDATION_ERROR', 'If-Match must be the version in quotes, such as "7".', {
    fields: [{ field: 'If-Match', code: 'invalid_format', message: 'must be a version in quotes' }],
  });
}

/** 1 to 255 visible ASCII characters; null without the header. @throws AppError VALIDATION_ERROR */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new AppError('VALIDATION_ERROR', 'Idempotency-Key must be 1 to 255 visible ASCII characters.', {
    fields: [
      { field: 'Idempotency-Key', code: 'invalid_format', message: 'must be 1 to 255 visible ASCII characters' },
    ],
  });
}

/** Changes with the row, and with the clock where that moves the status. */
export const eventTag = ({ version, status }: EventDto) =>
  status === 'ONGOING' || status === 'COMPLETED' ? `"${version}-${status.toLowerCase()}"` : `"${version}"`;

export function matchesTag(request: Request, tag: string): boolean {
  const asked = request.headers.get('if-none-match')?.split(',') ?? [];
  return asked.some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
}

/** The best of our locales for an `Accept-Language` header; null where it names neither. */
export function preferredLocale(request: Request): 'en' | 'pt-BR' | null {
  const wishes = (request.headers.get('accept-language') ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(/;\s*q=/);
    return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = wishes
    .filter(({ language, quality }) => quality > 0 && (language === 'en' || language === 'pt'))
    .sort((a, b) => b.quality - a.quality)[0];
  if (!best) return null;
  return best.language === 'en' ? 'en' : 'pt-BR';
}
