import { randomBytes } from 'node:crypto';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { PasskeyCeremonies } from '../../application/passkeys/ports.ts';
import { bytes } from '../db/sql.ts';

/** As long as their challenge is good. */
const TIMEOUT_MS = 5 * 60 * 1000;

/** EdDSA, ES256, RS256 (COSE): what every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257];

/** Of a page of ours, and not of a frame within somebody else's. */
const clientData = z.object({ challenge: z.string().min(1).max(200), crossOrigin: z.literal(false).optional() });

/** What the browser signed, as far as we must know it beforehand. */
function readClientData(response: { clientDataJSON: string }): z.output<typeof clientData> | null {
  try {
    const json: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString());
    return clientData.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

/** The library throws on whatever is not as it should be; here all of that is one answer. */
async function nullWhereRefused<T>(work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

const newChallenge = () => randomBytes(32).toString('base64url');

/** The account's id, as its passkeys name it. */
const userHandle = (userId: string) => Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url');

/**
 * `appUrl` is our public origin: passkeys are made for its host, and signatures from elsewhere are refused. `shop` is the name
 * that devices show with it.
 */
export function passkeyCeremonies(appUrl: string, shop: () => string): PasskeyCeremonies {
  const { origin, hostname } = new URL(appUrl);
  const expected = (challenge: string) => ({
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: hostname,
    requireUserVerification: true,
  });

  return {
    registration: (user, known) => ({
      challenge: newChallenge(),
      rp: { id: hostname, name: shop() },
      user: { id: userHandle(user.id), name: user.email, displayName: user.name },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: TIMEOUT_MS,
      attestation: 'none',
      excludeCredentials: known.map(({ id }) => ({ type: 'public-key', id })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    }),

    signIn: () => ({ challenge: newChallenge(), rpId: hostname, timeout: TIMEOUT_MS, userVerification: 'required' }),

    challengeOf: ({ response }) => readClientData(response)?.challenge ?? null,

    verifyRegistration: (response, challenge) =>
      nullWhereRefused(async () => {
        const { registrationInfo } = await verifyRegistrationResponse({
          ...expected(challenge),
          response: forLibrary(response),
          supportedAlgorithmIDs: ALGORITHMS,
        });
        if (!registrationInfo) return null;
        const { credential, credentialBackedUp } = registrationInfo;
        return {
          id: credential.id,
          publicKey: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: response.response.transports ?? [],
          isBackedUp: credentialBackedUp,
        };
      }),

    verifySignIn: (response, challenge, { id, userId, publicKey, counter, transports }) =>
      nullWhereRefused(async () => {
        const { userHandle: handle } = response.response;
        // A key that anybody may use without naming an account says itself whose it is.
        if (handle !== userHandle(userId)) return null;
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...expected(challenge),
          response: forLibrary(response),
          credential: { id, publicKey: bytes(publicKey), counter, transports },
        });
        if (!verified) return null;
        return { counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp };
      }),
  };
}

type Sent<R> = { id: string; rawId: string; type: 'public-key'; response: R };

/** Neither the kind of authenticator nor what extensions answered is of use to us. */
const forLibrary = <R>({ id, rawId, type, response }: Sent<R>) => ({
  id,
  rawId,
  type,
  response,
  clientExtensionResults: {},
});
