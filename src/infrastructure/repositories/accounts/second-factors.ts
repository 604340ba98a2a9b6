import type { CodeAttempts, Factors, FactorWrites, SecondFactors } from '../../../application/second-factor/ports.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';

/** One statement: signing in asks this. */
async function factorsOf(client: Pick<TransactionClient, '$queryRaw'>, userId: string): Promise<Factors> {
  const [found] = await client.$queryRaw<Factors[]>`
    SELECT (SELECT confirmed_at FROM totp WHERE user_id = ${userId}::uuid) AS "totpSince",
      (SELECT count(*)::int FROM recovery_code WHERE user_id = ${userId}::uuid AND used_at IS NULL) AS "recoveryCodes",
      (SELECT count(*)::int FROM passkey WHERE user_id = ${userId}::uuid) AS passkeys,
      (SELECT count(*)::int FROM linked_account WHERE user_id = ${userId}::uuid) AS "linkedAccounts"`;
  if (!found) throw new Error('a SELECT of one row gave none');
  return found;
}

const strengthen = async (client: Pick<TransactionClient, 'session'>, id: string) => {
  const { count } = await client.session.updateMany({ where: { id, revokedAt: null }, data: { isStrong: true } });
  return count > 0;
};

export const secondFactors = (database: () => Database): SecondFactors => ({
  of: (userId) => factorsOf(database(), userId),

  async findTotp(userId) {
    const row = await database().totp.findUnique({ where: { userId } });
    return row && { sealed: Buffer.from(row.secret), createdAt: row.createdAt, confirmedAt: row.confirmedAt };
  },

  async takeStep(userId, step) {
    const { count } = await database().totp.updateMany({
      where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
      data: { lastStep: step },
    });
    return count > 0;
  },

  async takeRecoveryCode(userId, hash, now) {
    const { count } = await database().recoveryCode.updateMany({
      where: { userId, hash: bytes(hash), usedAt: null },
      data: { usedAt: now },
    });
    return count > 0;
  },

  async strengthen(sessionId) {
    await strengthen(database(), sessionId);
  },
});

export const factorWrites = (client: TransactionClient): FactorWrites => ({
  factors: {
    of: (userId) => factorsOf(client, userId),

    async beginTotp(userId, sealed, now) {
      await client.totp.deleteMany({ where: { userId, confirmedAt: null } });
      await client.totp.create({ data: { userId, secret: bytes(sealed), createdAt: now } });
    },

    async confirmTotp(userId, sealed, step, now) {
      const { count } = await client.totp.updateMany({
        where: { userId, secret: bytes(sealed), confirmedAt: null },
        data: { confirmedAt: now, lastStep: step },
      });
      return count > 0;
    },

    async removeTotp(userId) {
      await client.totp.deleteMany({ where: { userId } });
      await client.recoveryCode.deleteMany({ where: { userId } });
    },

    async replaceRecoveryCodes(userId, hashes, now) {
      await client.recoveryCode.deleteMany({ where: { userId } });
      await client.recoveryCode.createMany({
        data: hashes.map((hash) => ({ userId, hash: bytes(hash), createdAt: now })),
      });
    },

    strengthen: (sessionId) => strengthen(client, sessionId),
  },
});

type Attempts = { failures: number; since: Date };

export const codeAttempts = (database: () => Database): CodeAttempts => ({
  async count(userId, source, windowMs, now) {
    const begun = new Date(now.getTime() - windowMs);
    const [counted] = await database().$queryRaw<Attempts[]>`
      INSERT INTO code_attempt AS a (user_id, source, failures, since) VALUES (${userId}::uuid, ${source}, 1, ${now})
      ON CONFLICT (user_id, source) DO UPDATE SET
        failures = CASE WHEN a.since <= ${begun} THEN 1 ELSE a.failures + 1 END,
        since = CASE WHEN a.since <= ${begun} THEN excluded.since ELSE a.since END
      RETURNING failures, since`;
    if (!counted) throw new Error('an INSERT gave no row back');
    return counted;
  },

  async forgive(userId, source) {
    await database().codeAttempt.updateMany({
      where: { userId, source, failures: { gt: 0 } },
      data: { failures: { decrement: 1 } },
    });
  },

  async forget(userId, source) {
    await database().codeAttempt.deleteMany({ where: { userId, source } });
  },
});
