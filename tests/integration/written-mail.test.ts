import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { SCOPES, VISITOR } from '@/domain/user';
import { prisma } from '@/infrastructure/db/prisma';
import { mailReads } from '@/infrastructure/repositories/mail/mail-reads';
import { asActor, type Person, person } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';

const URL_OF_LINK = 'http://localhost:3000/reset-password?token=secret-of-a-link';
const soon = () => new Date(Date.now() + 60_000).toISOString();
const past = () => new Date(Date.now() - 1_000).toISOString();

async function written(payload: Record<string, unknown>): Promise<string> {
  const id = uuidv7();
  await testDatabase().query(
    `INSERT INTO outgoing_mail (id, recipient, template, payload) VALUES ($1, $2, 'reset-password', $3)`,
    [id, `${id}@example.com`, payload],
  );
  return id;
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

const looks = async (mailId: string) =>
  (await testDatabase().query('SELECT actor_id, action FROM audit_log WHERE subject_id = $1', [mailId])).rows;

let admin: Person;
beforeEach(async () => {
  admin = await person('ADMIN');
});

describe('what was written to people', () => {
  it('is listed newest first, in pages, and never with its secret', async () => {
    const ids = [await written({ url: URL_OF_LINK, expiresAt: soon() }), await written({}), await written({})];
    const first = await queries.writtenMail(asActor(admin), { page: 0, size: 2 });
    const second = await queries.writtenMail(asActor(admin), { page: 1, size: 2 });
    expect([...first.content, ...second.content].slice(0, 3).map(({ id }) => id)).toEqual(ids.toReversed());
    expect(first.content.map(({ hasLink }) => hasLink)).toEqual([false, false]);
    expect(second.content[0]).toMatchObject({
      hasLink: true,
      template: 'reset-password',
      status: 'QUEUED',
      attempts: 0,
    });
    expect(JSON.stringify([first, second])).not.toContain('secret-of-a-link');
  });

  it('is counted and leafed through up to a bound, however much there is', async () => {
    for (let mail = 0; mail < 4; mail += 1) await written({});
    const reads = mailReads(prisma);
    expect((await reads.counts(3)).QUEUED).toBe(3);
    const slice = (offset: number, limit: number) => reads.list({ status: 'QUEUED' }, { offset, limit }, 3);
    expect((await slice(0, 2)).rows).toHaveLength(2);
    expect(await slice(2, 2)).toMatchObject({ rows: [{ status: 'QUEUED' }], total: 3 });
    expect((await slice(1_000, 2)).rows).toEqual([]);
  });

  it('is nobody else’s to see', async () => {
    const id = await written({ url: URL_OF_LINK, expiresAt: soon() });
    const buyer = asActor(await person());
    const key = { kind: 'api-key', keyId: id, ownerId: admin.id, role: 'ADMIN', scopes: SCOPES } as const;
    for (const [actor, code] of [
      [VISITOR, 'UNAUTHORIZED'],
      [buyer, 'FORBIDDEN'],
      [key, 'FORBIDDEN'],
    ] as const) {
      expect(await refusal(queries.writtenMail(actor, { page: 0, size: 1 }))).toBe(code);
      expect(await refusal(useCases.readMailLink(actor, id))).toBe(code);
    }
    expect(await looks(id)).toEqual([]);
  });
});

describe('the link of a mail', () => {
  it('is shown to an admin, and the look is written down', async () => {
    const id = await written({ url: URL_OF_LINK, expiresAt: soon() });
    expect(await useCases.readMailLink(asActor(admin), id)).toEqual({ url: URL_OF_LINK });
    expect(await looks(id)).toMatchObject([{ action: 'mail.link-read' }]);
  });

  it('is shown no more once it has run out, where there is none, and where there is no such mail', async () => {
    const ids = [
      await written({ url: URL_OF_LINK, expiresAt: past() }),
      await written({}),
      await written({ url: 42 }),
      uuidv7(),
      'nonsense',
      '',
    ];
    for (const id of ids)
      expect(await refusal(useCases.readMailLink(asActor(admin), id)), id).toBe('RESOURCE_NOT_FOUND');
  });
});
