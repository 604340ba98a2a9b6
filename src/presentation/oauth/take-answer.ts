import { headers } from 'next/headers';
import type { ServiceIdentity } from '@/application/linked-accounts/ports';
import { isServiceProblem, type ServiceProblem } from '@/application/linked-accounts/schema';
import { useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { callOrigin, setSessionHint } from '../browser-session';
import { localePath, paths } from '../paths';
import { actorOfCookie } from '../session-cookie';
import { type Errand, endErrand, keepErrand, readErrand } from './errand';
import { problemPage } from './problems';

/** What a service's answer, checked by next-auth, leads to: a session, or a page without one. */
export type Taken = { sessionId: string } | { page: string };

export async function takeAnswer(identity: ServiceIdentity): Promise<Taken> {
  const errand = await readErrand();
  // Its cookie runs out with next-auth's own.
  if (!errand || errand.kind === 'code') throw new Error('a service answered, but nobody had asked');
  try {
    return errand.kind === 'link' ? await link(errand, identity) : await signIn(errand, identity);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return { page: problemPage(errand, problem) };
  }
}

async function link(errand: Extract<Errand, { kind: 'link' }>, identity: ServiceIdentity): Promise<Taken> {
  const actor = await actorOfCookie(await headers());
  // Somebody else may have signed in here meanwhile, who asked for nothing.
  if (actor.kind !== 'user' || actor.sessionId !== errand.sessionId) {
    return { page: problemPage(errand, 'expired') };
  }
  await useCases.linkAccount(actor, identity);
  const query = new URLSearchParams({ linked: identity.provider });
  return { page: localePath(errand.locale, `${paths.account}?${query}#sign-in`) };
}

async function signIn(errand: Extract<Errand, { kind: 'sign-in' }>, identity: ServiceIdentity): Promise<Taken> {
  const { locale, next } = errand;
  try {
    const before = await actorOfCookie(await headers());
    const { sessionId } = await useCases.signInByService({ identity, locale }, await callOrigin());
    await setSessionHint();
    // The new session takes the place of the one that this browser had.
    if (before.kind === 'user') await useCases.revokeSession(before, before.sessionId).catch(() => undefined);
    return { sessionId };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SECOND_FACTOR_REQUIRED') throw error;
    await keepErrand({ kind: 'code', locale, next, identity });
    return { page: localePath(locale, paths.loginCode) };
  }
}

/** Null where it is a fault of ours. */
function problemOf(error: unknown): ServiceProblem | null {
  if (!(error instanceof AppError)) return null;
  const { reason } = error.facts;
  return isServiceProblem(reason) ? reason : null;
}

/** After the answer, whatever became of it. What is still to be asked for stays. */
export async function settleErrand(): Promise<void> {
  const errand = await readErrand();
  if (errand?.kind !== 'code') await endErrand();
}
