import { editsBesideSales } from './edits-beside-sales.ts';
import { hallRounds } from './hall-rounds.ts';
import { migrationOf } from './migration.ts';
import { startStack } from './stack.ts';

/**
 * `npm run bench:stock [-- --rounds 200]`: what the stock promises, at length. Halls with three types sold out by 300
 * buyers over three processes; an editor beside a hot sale; the migration of a database with 100,000 tickets.
 */

const at = process.argv.indexOf('--rounds');
const ROUNDS = at < 0 ? 200 : Number(process.argv[at + 1]);

const stack = await startStack({ processes: 3, buyers: 300 });
try {
  await hallRounds(stack, ROUNDS);
  await editsBesideSales(stack);
} finally {
  await stack.stop();
}
await migrationOf(100_000);
