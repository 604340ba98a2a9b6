import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';
import type { Tokens } from '../../application/auth/ports.ts';
import { ROLES } from '../../domain/user.ts';

/** How long an access token is good for. */
export const ACCESS_MS = 15 * 60 * 1000;

const claimsSchema = z.object({
  sub: z.string(),
  uid: z.uuid(),
  username: z.string(),
  roles: z.tuple([z.enum(ROLES)]),
  sid: z.uuid(),
  strong: z.boolean().default(false),
  staff: z.boolean().default(false),
});

/**
 * Access: HS256, 15 minutes, `sub` = e-mail. Refresh: 256 random bits; its successor is an HMAC of it under the
 * server's secret, so that a repeated request gets the same one without the plain token being stored.
 */
export function tokens(secret: string): Tokens {
  const sign = createSigner({ key: secret, algorithm: 'HS256' });
  const verify = createVerifier({ key: secret, algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] });

  return {
    signAccess({ userId, email, username, role, sessionId, isStrong, isStaff }, until) {
      const now = Date.now();
      const end = Math.min(now + ACCESS_MS, until?.getTime() ?? Number.POSITIVE_INFINITY);
      const claims = { sub: email, uid: userId, username, roles: [role], sid: sessionId, strong: isStrong };
      const staff = isStaff ? { staff: true } : {};
      return sign({ ...claims, ...staff, iat: Math.floor(now / 1000), exp: Math.floor(end / 1000) });
    },

    verifyAccess(token) {
      try {
        const { uid, sub, username, roles, sid, strong, staff } = claimsSchema.parse(verify(token));
        return { userId: uid, email: sub, username, role: roles[0], sessionId: sid, isStrong: strong, isStaff: staff };
      } catch {
        return null;
      }
    },

    newRefresh: () => randomBytes(32).toString('base64url'),
    successorOf: (refresh) => createHmac('sha256', secret).update(`refresh:${refresh}`).digest('base64url'),
    hashRefresh: (refresh) => createHash('sha256').update(refresh).digest(),
  };
}
