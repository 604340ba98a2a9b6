// Imported by next.config.ts and server.ts alike: no alias and no package here.

const written = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/** What no page of ours needs, whoever reads it. */
const CLOSED = { 'object-src': `'none'`, 'base-uri': `'none'`, 'frame-ancestors': `'none'` };

export type InlineSources = { scripts: string; styles: string; forms: string };

/** The policy of a page, `inline` being what may stand in the page itself and where its forms may lead. */
export const pagePolicy = ({ scripts, styles, forms }: InlineSources, isDevelopment: boolean): string =>
  written({
    'default-src': `'self'`,
    'script-src': `'self' ${scripts}${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    // The error screens of development write their own styles.
    'style-src': `'self' ${isDevelopment ? `'unsafe-inline'` : styles}`,
    'img-src': `'self' https: data:`,
    'font-src': `'self'`,
    'connect-src': `'self'${isDevelopment ? ' ws:' : ''}`,
    'form-action': forms,
    ...CLOSED,
  });

/**
 * Without knowing what stands in the page. Pages made for one reader replace this policy (page-policy.ts); those that
 * are kept narrow it by a second one beside it, of which a browser keeps to both (inline-scripts.ts).
 */
const ANY_PAGE: InlineSources = { scripts: `'unsafe-inline'`, styles: `'unsafe-inline'`, forms: `'self'` };

/** Data is no page: whoever opens it as one gets nothing to run. */
const DATA_POLICY = written({ 'default-src': `'none'`, 'form-action': `'none'`, ...CLOSED });

/** Which of the browser's powers a page may use. */
const permissions = (camera: '(self)' | '()') =>
  [
    `camera=${camera}`,
    'publickey-credentials-create=(self)',
    'publickey-credentials-get=(self)',
    ...['microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi', 'display-capture'].map(
      (feature) => `${feature}=()`,
    ),
    'browsing-topics=()',
  ].join(', ');

/** What no answer is without. */
const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const COMMON = {
  ...EVERYWHERE,
  'Permissions-Policy': permissions('()'),
  'X-Permitted-Cross-Domain-Policies': 'none',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
};

/** What every answer carries that is no data of the API. */
export const securityHeaders = (isDevelopment: boolean): Record<string, string> => ({
  ...COMMON,
  'Content-Security-Policy': pagePolicy(ANY_PAGE, isDevelopment),
  // Told in the browser's console alone: an address that takes reports would take anybody's.
  'Content-Security-Policy-Report-Only': `require-trusted-types-for 'script'`,
});

/** What every answer of the API carries: what is for documents alone would make most of them twice as long. */
export const dataHeaders: Record<string, string> = {
  ...EVERYWHERE,
  'Content-Security-Policy': DATA_POLICY,
};

/**
 * For a mail as its reader sees it, in a frame of ours: its styles stand in its elements. Nothing in it runs, loads or
 * leads anywhere.
 */
export const letterHeaders: Record<string, string> = {
  ...COMMON,
  'X-Frame-Options': 'SAMEORIGIN',
  'Content-Security-Policy': written({
    'default-src': `'none'`,
    'style-src': `'unsafe-inline'`,
    'form-action': `'none'`,
    ...CLOSED,
    'frame-ancestors': `'self'`,
    sandbox: '',
  }),
};

/**
 * For Swagger UI and its files: its own scripts alone, and the calls that its reader makes to this shop. It draws its icons
 * as `data:` pictures, and offers what came as a file from memory.
 */
export const swaggerHeaders: Record<string, string> = {
  ...COMMON,
  'Content-Security-Policy': written({
    'default-src': `'none'`,
    'script-src': `'self'`,
    'style-src': `'self'`,
    'img-src': `'self' data:`,
    'connect-src': `'self'`,
    'form-action': `'none'`,
    ...CLOSED,
  }),
};

/**
 * For pages whose address holds the secret of a mailed link: no request tells where it came from but for the site. With
 * `no-referrer` a browser would send `Origin: null` with a form, which is refused.
 */
export const secretInAddress: Record<string, string> = { 'Referrer-Policy': 'strict-origin' };

/** The scanner at the door alone looks through a camera. */
export const withCamera: Record<string, string> = { 'Permissions-Policy': permissions('(self)') };

/** Added where the reader came by https. */
export const HTTPS_ONLY = { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' };
