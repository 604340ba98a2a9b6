import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { toFieldErrors } from '@/application/field-errors';
import { platform } from '@/composition';
import { AppError } from '@/domain/errors';
import type { Actor } from '@/domain/user';
import { currentActor } from '../auth';
import { handedAddress } from '../http/client-address';
import { limits, type RateLimit } from '../http/contracts/limits';
import { rateLimit } from '../http/limits/rate-limit';
import { STATUS } from '../http/problem-body';
import { requestIdOf } from '../http/request';
import { actionRuns } from '../http/server/action-call';
import { logFailure } from '../log-failure';
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

/** What `work` led to: its answer, or the way on that it took by `redirect()` or `notFound()`, which Next makes errors. */
async function outcomeOf<T>(work: Promise<T>): Promise<{ data: T } | { wayOn: unknown }> {
  try {
    return { data: await work };
  } catch (error) {
    try {
      unstable_rethrow(error);
    } catch (wayOn) {
      return { wayOn };
    }
    throw error;
  }
}

/**
 * The one way to a server action: actor → limit → parse → `run` → typed result, shaped for `useActionState`.
 * Next refuses calls from other origins before this runs. An AppError becomes a result, `redirect()` and `notFound()`
 * pass through, anything else is logged and answered as INTERNAL.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  run: (call: { actor: Actor; input: z.output<S> }) => Promise<T>,
  limit: RateLimit = limits.general,
) {
  const ready = rateLimit(limit);
  return async (_previous: ActionResult<T> | null, sent: FormData | z.input<S>): Promise<ActionResult<T>> => {
    actionRuns();
    const texts = sent instanceof FormData ? formTexts(sent) : {};
    try {
      const given = await headers();
      const metered = ready.begin(handedAddress(given), requestIdOf({ headers: given }));
      await metered.countAddress();
      const actor = await currentActor();
      await metered.countActor(actor);
      const parsed = schema.safeParse(sent instanceof FormData ? texts : sent);
      if (!parsed.success) {
        throw new AppError('VALIDATION_ERROR', 'Some fields are not right.', {
          fields: toFieldErrors(parsed.error.issues),
        });
      }
      const { data: input } = parsed;
      const outcome = await metered.run(actor, input, () => outcomeOf(run({ actor, input })));
      if ('wayOn' in outcome) throw outcome.wayOn;
      return { ok: true, data: outcome.data };
    } catch (error) {
      unstable_rethrow(error);
      const typed = Object.fromEntries(Object.entries(texts).filter(([field]) => !isSecret(field)));
      return { ok: false, error: toActionError(error), typed };
    }
  };
}

function toActionError(error: unknown) {
  const known = platform.asAppError(error);
  platform.figures().refusals.add(known.code);
  if (STATUS[known.code] >= 500) logFailure(known, { instance: 'a server action' });
  return { code: known.code, message: known.message, fields: known.fields, facts: known.facts };
}
