import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookSecrets } from '../../application/webhooks/ports.ts';
import type { SecretBox } from '../auth/secret-box.ts';
import { bytes } from '../db/sql.ts';

const BYTES = 32;
const PREFIX = 'whsec_';

export const webhookSecrets = (box: SecretBox): WebhookSecrets => ({
  make(endpointId) {
    const secret = randomBytes(BYTES);
    return { shown: PREFIX + secret.toString('base64'), sealed: bytes(box.seal(secret, endpointId)) };
  },
});

/**
 * The headers by which a receiver knows that we sent `body`, and when: one signature by each secret.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#webhook-headers-sending-metadata-to-consumers
 */
export function signedHeaders(secrets: readonly Buffer[], id: string, body: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000).toString();
  const sign = (secret: Buffer) =>
    `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': secrets.map(sign).join(' ') };
}
