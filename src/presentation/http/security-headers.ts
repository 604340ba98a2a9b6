// Imported by next.config.ts and server.ts alike: no alias and no package here.

/** The strictest policy that a cached page allows: Next writes its page data inline, and a nonce would differ per request. */
const contentSecurityPolicy = (isDevelopment: boolean) =>
  [
    `default-src 'self'`,
    `script-src 'self' 'unsafe-inline'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' https: data:`,
    `font-src 'self'`,
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** What every answer carries, a page as well as JSON. */
export const securityHeaders = (isDevelopment: boolean): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(isDevelopment),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
});

/** Added where the reader came by https. */
export const HTTPS_ONLY = { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };
