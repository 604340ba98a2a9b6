import type { WebhookWrites } from '../../../application/webhooks/ports.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';
import { LOWEST_ID } from '../../events/event-log.ts';
import { WEBHOOK_CONSUMER } from '../../webhooks/calls.ts';

// The log is read from this transaction on, where it is not read already.
const REGISTER = `
INSERT INTO event_consumer (name, transaction_id, event_id)
VALUES ($1, pg_snapshot_xmin(pg_current_snapshot()), $2::uuid) ON CONFLICT DO NOTHING`;

const ENABLE = `
UPDATE webhook_endpoint SET
  disabled_at = CASE WHEN $2::boolean THEN NULL ELSE coalesce(disabled_at, $3::timestamptz) END,
  disabled_why = CASE WHEN $2::boolean THEN NULL ELSE coalesce(disabled_why, 'admin') END,
  failing_since = CASE WHEN $2::boolean THEN NULL ELSE failing_since END,
  updated_at = $3::timestamptz
WHERE id = $1::uuid`;

const ANEW = `state = 'WAITING', tries = 0, next_at = now(), ended_at = NULL`;

export function webhookWrites(client: TransactionClient): WebhookWrites {
  const sql = prismaSql(client);
  return {
    webhooks: {
      count: () => client.webhookEndpoint.count(),

      async insert(webhook, now) {
        await client.webhookEndpoint.create({ data: { ...webhook, createdAt: now, updatedAt: now } });
        await sql(REGISTER, [WEBHOOK_CONSUMER, LOWEST_ID]);
      },

      async update(id, patch, now) {
        await client.webhookEndpoint.update({ where: { id }, data: { ...patch, updatedAt: now } });
      },

      async replaceSecret(id, secret, previousUntil) {
        await sql(
          `UPDATE webhook_endpoint SET previous_secret = secret, previous_until = $3::timestamptz, secret = $2,
             updated_at = now() WHERE id = $1::uuid`,
          [id, secret, previousUntil],
        );
      },

      async setEnabled(id, isEnabled, now) {
        await sql(ENABLE, [id, isEnabled, now]);
      },

      async delete(id) {
        await client.webhookEndpoint.delete({ where: { id } });
      },

      async insertTest(deliveryId, endpointId, now) {
        await client.webhookDelivery.create({
          data: { id: deliveryId, endpointId, type: 'webhook.test', createdAt: now, nextAt: now },
        });
      },

      async replay(id) {
        await sql(`UPDATE webhook_delivery SET ${ANEW} WHERE id = $1::uuid`, [id]);
      },

      async replayFailed(endpointId) {
        const again = await sql(
          `UPDATE webhook_delivery SET ${ANEW} WHERE endpoint_id = $1::uuid AND state = 'FAILED' RETURNING 1`,
          [endpointId],
        );
        return again.length;
      },
    },
  };
}
