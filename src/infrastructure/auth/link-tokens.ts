import { createHash, randomBytes } from 'node:crypto';
import type { LinkTokens } from '../../application/auth/ports.ts';
import { DEFAULT_LOCALE } from '../../domain/locale.ts';

const PAGE: Record<Parameters<LinkTokens['address']>[0], string> = {
  VERIFY_EMAIL: '/verify-email',
  CHANGE_EMAIL: '/verify-email',
  RESET_PASSWORD: '/reset-password',
  ACCEPT_TICKET: '/tickets/accept',
  INVITATION: '/invitation',
};

/** 256 random bits, which need no slow hash. `appUrl` is our public origin. */
export const linkTokens = (appUrl: string): LinkTokens => ({
  next: () => randomBytes(32).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest(),
  address: (purpose, token, locale) =>
    `${appUrl}${locale === DEFAULT_LOCALE ? '' : `/${locale}`}${PAGE[purpose]}?token=${token}`,
});
