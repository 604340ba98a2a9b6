import { once } from 'node:events';
import Provider from 'oidc-provider';
import { z } from 'zod';

/** What the shop is told of the provider, and the provider of the shop. */
export const CLIENT = { id: 'eventhub', secret: 'a secret for the journeys only' };

/** What is typed into its form as the name: all that it will say of the person. */
const claims = z.object({ email: z.string(), email_verified: z.boolean(), name: z.string() });

/**
 * A real OpenID provider on `port`: it signs in whoever names themselves, with the claims that they name, sends them
 * back to `callback` alone, and demands PKCE.
 */
export async function openProvider(port: number, callback: string) {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    cookies: { keys: ['only for the journeys'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ ...claims.parse(JSON.parse(id)), sub: id }),
    }),
  });
  const server = provider.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
