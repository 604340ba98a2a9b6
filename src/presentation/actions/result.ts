import type { AppError, ErrorCode, FieldError } from '@/domain/errors';

export type ActionError = { code: ErrorCode; message: string; fields: FieldError[]; facts: AppError['facts'] };

/**
 * What a server action answers. `typed` gives a form that was sent without JavaScript its fields back, secrets left out.
 */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError; typed: Record<string, string> };
