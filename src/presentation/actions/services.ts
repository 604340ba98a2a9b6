'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { unlinkSchema } from '@/application/linked-accounts/schema';
import { codeSchema, proofSchema } from '@/application/second-factor/schema';
import { useCases } from '@/composition';
import { requireUser } from '@/domain/policy';
import { beginAtService, signInWithCode } from '../auth';
import { limits } from '../http/contracts/limits';
import { problemPage } from '../oauth/problems';
import { isService } from '../oauth/services';
import { paths } from '../paths';
import { destination, returnTo } from '../return-to';
import { action } from './action';
import { wayOn } from './way-on';

// Signing in by other services. Each way there leads over the service's own pages and comes back to the callback.

const service = z.string().refine(isService, { params: { code: 'unknown' } });

export const signInByService = action(
  z.strictObject({ ...wayOn, service }),
  async ({ input: { service, next, locale } }) => {
    redirect(await beginAtService(service, { kind: 'sign-in', locale, next: returnTo(next) }));
  },
  limits.serviceSignIn,
);

/** After a service, where the account has an authenticator app. */
export const giveCode = action(
  codeSchema.extend(wayOn),
  async ({ input: { code, locale } }) => {
    const errand = await signInWithCode(code);
    if (!errand) redirect(problemPage({ kind: 'sign-in', locale }, 'expired'));
    redirect(destination(errand.next, errand.locale));
  },
  limits.serviceSignIn,
);

export const linkService = action(
  proofSchema.extend({ service, locale: wayOn.locale }),
  async ({ actor, input: { service, locale, ...proof } }) => {
    await useCases.beginLinking(actor, proof);
    const { sessionId } = requireUser(actor);
    redirect(await beginAtService(service, { kind: 'link', locale, sessionId, next: paths.account }));
  },
  limits.secret,
);

export const unlinkService = action(
  unlinkSchema,
  async ({ actor, input }) => {
    await useCases.unlinkAccount(actor, input);
    refresh();
  },
  limits.secret,
);
