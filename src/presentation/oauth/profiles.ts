import { z } from 'zod';
import type { ServiceIdentity } from '@/application/linked-accounts/ports';

/** What services say of a person, as one shape. What a service sends is input like any other. */

const text = z.string().nullish();

const claims = z.object({
  sub: z.string().min(1).max(1_000),
  email: text,
  // Some issuers write it as a text. Anything else, and none at all, is a no.
  email_verified: z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false),
  name: text,
  preferred_username: text,
});

/** The standard claims of OpenID Connect (Core 1.0, 5.1). @throws ZodError */
export function identityOfClaims(provider: string, said: unknown): ServiceIdentity {
  const { sub, email, email_verified, name, preferred_username } = claims.parse(said);
  return {
    provider,
    subject: sub,
    email: email ?? null,
    isEmailVerified: email_verified,
    name: name || preferred_username || null,
  };
}

const githubUser = z.object({ id: z.number().int(), login: z.string(), name: text });
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

type Get = (path: '/user' | '/user/emails') => Promise<unknown>;

/** GitHub's public address need not be confirmed, so the list of addresses is asked, too. @throws ZodError */
export async function askGithub(get: Get) {
  const [user, emails] = await Promise.all([get('/user'), get('/user/emails')]);
  const { id, login, name } = githubUser.parse(user);
  const primary = githubEmails.parse(emails).find((each) => each.primary);
  return {
    sub: String(id),
    email: primary?.email,
    email_verified: primary?.verified ?? false,
    name: name || login,
  };
}
