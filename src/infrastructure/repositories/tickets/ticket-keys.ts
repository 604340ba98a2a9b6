import { createHash } from 'node:crypto';
import type { TicketKeys } from '../../../application/tickets/ports.ts';
import type { SecretBox } from '../../auth/secret-box.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';

/** Any fixed number: who makes a key holds it, so that many processes that start at once make one. */
const KEY_LOCK = 7_215_004;
/** A key that was retired signs nothing any more in any process after so long. */
const KEPT_MS = 60_000;

type StoredKey = { id: string; privateKey: Uint8Array };
type OpenKey = { id: string; pkcs8: Buffer };

/** Null where it was sealed under another secret than this server's. */
function openKey(box: SecretBox, { id, privateKey }: StoredKey): OpenKey | null {
  try {
    return { id, pkcs8: box.open(Buffer.from(privateKey), id) };
  } catch {
    return null;
  }
}

async function findKey(client: Pick<TransactionClient, 'ticketKey'>, box: SecretBox): Promise<OpenKey | null> {
  const stored = await client.ticketKey.findMany({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } });
  return stored.reduce<OpenKey | null>((found, key) => found ?? openKey(box, key), null);
}

async function makeKey(client: Pick<TransactionClient, 'ticketKey'>, box: SecretBox): Promise<OpenKey> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const id = createHash('sha256').update(publicKey).digest().subarray(0, 3).toString('base64url');
  await client.ticketKey.create({ data: { id, publicKey, privateKey: new Uint8Array(box.seal(pkcs8, id)) } });
  return { id, pkcs8 };
}

const importKey = async ({ id, pkcs8 }: OpenKey) => ({
  id,
  privateKey: await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), 'Ed25519', false, ['sign']),
});

export function ticketKeys(database: () => Database, box: SecretBox): TicketKeys {
  const findOrMake = () =>
    database().$transaction(async (client) => {
      await client.$queryRaw`SELECT pg_advisory_xact_lock(${KEY_LOCK})::text`;
      return (await findKey(client, box)) ?? (await makeKey(client, box));
    });
  const read = async () => importKey((await findKey(database(), box)) ?? (await findOrMake()));

  let kept: { key: ReturnType<typeof read>; until: number } | undefined;
  return {
    signing() {
      if (kept && Date.now() < kept.until) return kept.key;
      const key = read();
      const reading = { key, until: Date.now() + KEPT_MS };
      kept = reading;
      key.catch(() => {
        if (kept === reading) kept = undefined;
      });
      return key;
    },

    async publicKeys() {
      const stored = await database().ticketKey.findMany({ select: { id: true, publicKey: true } });
      return stored.map(({ id, publicKey }) => ({ id, publicKey: Buffer.from(publicKey).toString('base64url') }));
    },
  };
}
