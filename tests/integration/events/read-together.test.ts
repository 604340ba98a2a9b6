import { beforeAll, expect, it } from 'vitest';
import { readRows } from '@/infrastructure/db/read-pool';
import { createEvent, person } from '../../support/api.ts';
import { countQueries } from '../../support/count-queries.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Awaited<ReturnType<typeof person>>;
let event: Awaited<ReturnType<typeof createEvent>>;
beforeAll(async () => {
  admin = await person('ADMIN');
  event = await createEvent(admin, { name: 'Asked for by many' });
});

/** Slow enough for much to happen while it is under way. */
const nameOf = (id: string) =>
  readRows<{ name: string }>({ text: 'SELECT name FROM event, pg_sleep(0.1) WHERE id = $1', values: [id] });

it('asks PostgreSQL once for all who ask the same in one turn, and gives each rows of their own', async () => {
  let answers: { name: string }[][] = [];
  const sent = await countQueries(async () => {
    answers = await Promise.all(Array.from({ length: 20 }, () => nameOf(event.id)));
  });
  expect(sent).toBe(1);
  expect(answers.map((rows) => rows.map(({ name }) => name))).toEqual(Array(20).fill(['Asked for by many']));
  answers[0]?.pop();
  expect(answers[1]).toHaveLength(1);
});

it('asks again for other values', async () => {
  const other = await createEvent(admin, { name: 'Another' });
  const [one, two] = await Promise.all([nameOf(event.id), nameOf(other.id)]);
  expect([one[0]?.name, two[0]?.name]).toEqual(['Asked for by many', 'Another']);
});

it('never answers with what was read before the question', async () => {
  for (let change = 0; change < 10; change += 1) {
    const before = nameOf(event.id);
    // It is under way by then, and for longer than the change takes.
    await new Promise(setImmediate);
    await testDatabase().query('UPDATE event SET name = $2, version = version + 1 WHERE id = $1', [
      event.id,
      `Name ${change}`,
    ]);
    expect((await nameOf(event.id))[0]?.name).toBe(`Name ${change}`);
    await before;
  }
});

it('tells all of a failure, and the next one asks anew', async () => {
  const failing = () => readRows({ text: 'SELECT 1 / $1::int', values: [0] });
  const failures = await Promise.allSettled([failing(), failing()]);
  expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await countQueries(() => failing().catch(() => null))).toBe(1);
});
