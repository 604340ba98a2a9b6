import { randomBytes } from 'node:crypto';
import { BEFORE_PAINT } from '../../components/shell/before-paint-text.ts';
import { WATCH_NETWORK } from '../../components/shell/watch-network-text.ts';
import { pagePolicy } from '../security-headers.ts';
import { hashSource } from './inline-scripts.ts';

/**
 * The style sheet that sonner writes into every page by itself, first empty, then whole. A test compares it with the
 * installed one.
 */
const TOAST_STYLES = `${hashSource('')} 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='`;
const OURS = [BEFORE_PAINT, WATCH_NETWORK].map(hashSource).join(' ');

/**
 * The policy of a page that is made for one reader: what stands in it runs only with this answer's own nonce. Next reads
 * the nonce from the request's header of the same name. Without JavaScript a form that signs in by another service is
 * sent on there, which counts as where the form leads: `services` are their origins.
 */
export function policyForOneReader(services: readonly string[], isDevelopment: boolean): string {
  const nonce = `'nonce-${randomBytes(16).toString('base64')}'`;
  return pagePolicy(
    {
      scripts: `${nonce} 'strict-dynamic' ${OURS}`,
      styles: `${nonce} ${TOAST_STYLES}`,
      forms: [`'self'`, ...services].join(' '),
    },
    isDevelopment,
  );
}
