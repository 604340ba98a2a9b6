import { z } from 'zod';
import type { Passkey, Passkeys, PasskeyWrites } from '../../../application/passkeys/ports.ts';
import type { Passkey as PasskeyRow } from '../../db/generated/client.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';

const toPasskey = ({ publicKey, counter, transports, ...row }: PasskeyRow): Passkey => ({
  ...row,
  publicKey: Buffer.from(publicKey),
  counter: Number(counter),
  transports: z.array(z.string()).catch([]).parse(transports),
});

export const passkeys = (database: () => Database): Passkeys => ({
  async find(id) {
    const row = await database().passkey.findUnique({ where: { id } });
    return row && toPasskey(row);
  },

  async listOf(userId) {
    const rows = await database().passkey.findMany({
      where: { userId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toPasskey);
  },

  async rename(id, userId, name) {
    const [row] = await database().passkey.updateManyAndReturn({ where: { id, userId }, data: { name } });
    return row ? toPasskey(row) : null;
  },

  async use(id, { counter, isBackedUp }, now) {
    // Who does not count says 0 each time.
    const isNext = counter === 0 ? { equals: 0 } : { lt: counter };
    const { count } = await database().passkey.updateMany({
      where: { id, counter: isNext },
      data: { counter, isBackedUp, lastUsedAt: now },
    });
    return count > 0;
  },

  async keepChallenge(challenge, userId, expiresAt) {
    await database().passkeyChallenge.create({ data: { challenge, userId, expiresAt } });
  },

  async takeChallenge(challenge, userId, now) {
    const { count } = await database().passkeyChallenge.deleteMany({
      where: { challenge, userId, expiresAt: { gt: now } },
    });
    return count > 0;
  },
});

export const passkeyWrites = (client: TransactionClient): PasskeyWrites => ({
  passkeys: {
    async add({ publicKey, ...passkey }, { userId, name }, now) {
      const { count } = await client.passkey.createMany({
        data: [{ ...passkey, publicKey: bytes(publicKey), userId, name, createdAt: now }],
        skipDuplicates: true,
      });
      return count > 0;
    },

    async remove(id, userId) {
      const [removed] = await client.$queryRaw<{ name: string }[]>`
        DELETE FROM passkey WHERE id = ${id} AND user_id = ${userId}::uuid RETURNING name`;
      return removed ?? null;
    },

    async removeAll(userId) {
      const removed = await client.$queryRaw<{ name: string }[]>`
        DELETE FROM passkey WHERE user_id = ${userId}::uuid RETURNING name`;
      return removed.map(({ name }) => name);
    },
  },
});
