import { z } from 'zod';

/** The services that people may sign in with, from the variables of the environment (env.ts). */

export type SignInService = {
  id: 'google' | 'github' | 'oidc';
  /** As its button says it. */
  name: string;
  clientId: string;
  clientSecret: string;
  /** Who says who somebody is. */
  issuer: string;
};

const text = z.string().trim().optional();

export const serviceVariables = {
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  AUTH_GITHUB_ID: text,
  AUTH_GITHUB_SECRET: text,
  AUTH_OIDC_ISSUER: text,
  AUTH_OIDC_ID: text,
  AUTH_OIDC_SECRET: text,
  AUTH_OIDC_NAME: text,
};
type Variables = z.output<z.ZodObject<typeof serviceVariables>>;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whoever could read what passes between us and an issuer could be anybody here. */
function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const PREFIXES = { google: 'AUTH_GOOGLE', github: 'AUTH_GITHUB', oidc: 'AUTH_OIDC' } as const;

/** The services whose keys are set. Half a service would be a button that leads nowhere, so it is among the `errors`. */
export function signInServices(variables: Variables): { services: SignInService[]; errors: string[] } {
  const { AUTH_OIDC_ISSUER: issuer = '', AUTH_OIDC_NAME: name } = variables;
  const known = [
    { id: 'google', name: 'Google', issuer: 'https://accounts.google.com' },
    { id: 'github', name: 'GitHub', issuer: 'https://github.com/login/oauth' },
    // Exactly as written, a slash at its end included: the issuer names itself so.
    { id: 'oidc', name: name || (isSafeIssuer(issuer) ? new URL(issuer).hostname : ''), issuer },
  ] as const;
  const services: SignInService[] = [];
  const errors: string[] = [];
  for (const service of known) {
    const prefix = PREFIXES[service.id];
    const clientId = variables[`${prefix}_ID`];
    const clientSecret = variables[`${prefix}_SECRET`];
    if (!clientId && !clientSecret) continue;
    if (!clientId || !clientSecret) errors.push(`${prefix}_ID, ${prefix}_SECRET: must both be set, or neither`);
    else if (!isSafeIssuer(service.issuer)) errors.push(`${prefix}_ISSUER: must be an https address`);
    else services.push({ ...service, clientId, clientSecret });
  }
  return { services, errors };
}
