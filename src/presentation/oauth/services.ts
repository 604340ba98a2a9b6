import { customFetch } from 'next-auth';
import type { Provider } from 'next-auth/providers';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { platform } from '@/composition';
import { askGithub, identityOfClaims } from './profiles';

/** The services whose keys are set, as next-auth takes them. Each flow has a state, PKCE, and a nonce where there is an ID token. */

/** A service that does not answer must not hold our own requests. */
const PATIENCE_MS = 8_000;
/** Nor may it send us on to somewhere that nobody named. */
const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { redirect: 'error', ...init, signal: AbortSignal.timeout(PATIENCE_MS) });

const GITHUB_API = 'https://api.github.com';

async function getFromGithub(path: string, token: unknown): Promise<unknown> {
  const answer = await fetchInTime(`${GITHUB_API}${path}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'EventHub' },
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${path}`);
  return answer.json();
}

const identified = (provider: string) => (said: unknown) => {
  const identity = identityOfClaims(provider, said);
  return { id: identity.subject, email: identity.email, identity };
};

type Service = ReturnType<typeof platform.env>['SIGN_IN_SERVICES'][number];

function toProvider({ id, name, issuer, clientId, clientSecret }: Service): Provider {
  const keys = { clientId, clientSecret, profile: identified(id), [customFetch]: fetchInTime };
  switch (id) {
    case 'google':
      return Google({ ...keys, checks: ['pkce', 'state', 'nonce'] });
    case 'github':
      return GitHub({
        ...keys,
        checks: ['pkce', 'state'],
        userinfo: {
          url: `${GITHUB_API}/user`,
          request: ({ tokens }: { tokens: { access_token?: string } }) =>
            askGithub((path) => getFromGithub(path, tokens.access_token)),
        },
      });
    case 'oidc':
      // The ID token of a code flow need not name the person; the user info does.
      return { ...keys, id, name, type: 'oidc', issuer, checks: ['pkce', 'state', 'nonce'], idToken: false };
    default:
      return id satisfies never;
  }
}

const services = platform.env().SIGN_IN_SERVICES;

export const serviceProviders: Provider[] = services.map(toProvider);
export const isService = (id: string): boolean => services.some((service) => service.id === id);
