import { createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { AccessToken, Tokens } from '../../application/ports.ts';

const ACCESS_SECONDS = 15 * 60;

const claimsSchema = z.object({
  sub: z.string(),
  uid: z.uuid(),
  username: z.string(),
  roles: z.tuple([z.enum(['USER', 'ADMIN'])]),
  sid: z.uuid(),
});

/**
 * Access: HS256, 15 minutes, `sub` = e-mail. Refresh: 256 random bits; its successor is an HMAC of it under the
 * server's secret, so that a repeated request gets the same one without the plain token being stored.
 */
export function tokens(secret: string): Tokens {
  const key = createSecretKey(Buffer.from(secret));

  return {
    signAccess: ({ userId, email, username, role, sessionId }) =>
      new SignJWT({ uid: userId, username, roles: [role], sid: sessionId })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(email)
        .setIssuedAt()
        .setExpirationTime(`${ACCESS_SECONDS}s`)
        .sign(key),

    async verifyAccess(token): Promise<AccessToken | null> {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] });
        const { uid, sub, username, roles, sid } = claimsSchema.parse(payload);
        return { userId: uid, email: sub, username, role: roles[0], sessionId: sid };
      } catch {
        return null;
      }
    },

    newRefresh: () => randomBytes(32).toString('base64url'),
    successorOf: (refresh) => createHmac('sha256', key).update(`refresh:${refresh}`).digest('base64url'),
    hashRefresh: (refresh) => createHash('sha256').update(refresh).digest(),
  };
}
