import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { platform } from '@/composition';
import { LOCALES } from '@/domain/locale';
import { isHttps } from '../session-cookie';

/**
 * What somebody is about while another service is asked who they are, sealed in a cookie of the browser that began it.
 * next-auth's own cookies tie the service's answer to that browser; this one says what the answer is for.
 */

const COOKIE = isHttps ? '__Host-eventhub.errand' : 'eventhub.errand';
const LASTS_SECONDS = 15 * 60;

const wayOn = { locale: z.enum(LOCALES), next: z.string().optional() };

const errandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in'), ...wayOn }),
  /** Only the session that asked for it may be given the link. */
  z.object({ kind: z.literal('link'), ...wayOn, sessionId: z.string() }),
  /** The service has answered, and the account asks for a code as well. */
  z.object({
    kind: z.literal('code'),
    ...wayOn,
    identity: z.object({
      provider: z.string(),
      subject: z.string(),
      email: z.string().nullable(),
      isEmailVerified: z.boolean(),
      name: z.string().nullable(),
    }),
  }),
]);
export type Errand = z.output<typeof errandSchema>;

const seal = () => ({ secret: platform.env().AUTH_SECRET, salt: COOKIE });

export async function keepErrand(errand: Errand): Promise<void> {
  const value = await encode({ ...seal(), token: errand, maxAge: LASTS_SECONDS });
  (await cookies()).set(COOKIE, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps,
    path: '/',
    maxAge: LASTS_SECONDS,
  });
}

/** Null where there is none, it is not ours, or it ran out. */
export async function readErrand(): Promise<Errand | null> {
  const value = (await cookies()).get(COOKIE)?.value;
  if (!value) return null;
  const sealed = await decode({ ...seal(), token: value }).catch(() => null);
  return errandSchema.safeParse(sealed).data ?? null;
}

export async function endErrand(): Promise<void> {
  // A deletion without `secure` is refused for a name that begins with `__Host-`.
  (await cookies()).set(COOKIE, '', { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/', maxAge: 0 });
}
