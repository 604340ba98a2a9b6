import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { platform } from '@/composition';
import { AppError } from '@/domain/errors';
import type { Actor } from '@/domain/user';
import { currentActor } from '../auth';
import { actionRuns } from '../http/action-call';
import { toFieldErrors } from '../validation';
import type { ActionResult } from './result';

/** Secrets never travel back to the page. */
const isSecret = (field: string) => field.toLowerCase().includes('password');

/** The texts of a form. React adds entries of its own, which begin with `$ACTION`. */
function formTexts(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [field, value] of form) {
    if (!field.startsWith('$ACTION') && typeof value === 'string') texts[field] = value;
  }
  return texts;
}

/**
 * The one way to a server action: actor → parse → `run` → typed result, shaped for `useActionState`.
 * Next refuses calls from other origins before this runs. An AppError becomes a result, `redirect()` and `notFound()`
 * pass through, anything else is logged and answered as INTERNAL.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  run: (call: { actor: Actor; input: z.output<S> }) => Promise<T>,
) {
  return async (_previous: ActionResult<T> | null, sent: FormData | z.input<S>): Promise<ActionResult<T>> => {
    actionRuns();
    const texts = sent instanceof FormData ? formTexts(sent) : {};
    try {
      const actor = await currentActor();
      const parsed = schema.safeParse(sent instanceof FormData ? texts : sent);
      if (!parsed.success) {
        throw new AppError('VALIDATION_ERROR', 'Some fields are not right.', {
          fields: toFieldErrors(parsed.error.issues),
        });
      }
      return { ok: true, data: await run({ actor, input: parsed.data }) };
    } catch (error) {
      unstable_rethrow(error);
      const typed = Object.fromEntries(Object.entries(texts).filter(([field]) => !isSecret(field)));
      return { ok: false, error: toActionError(error), typed };
    }
  };
}

function toActionError(error: unknown) {
  const known = platform.asAppError(error);
  if (known !== error) platform.logger.error({ err: error }, 'a server action failed');
  return { code: known.code, message: known.message, fields: known.fields, facts: known.facts };
}
