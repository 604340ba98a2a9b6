import { realpathSync } from 'node:fs';
import { seedDemo } from '../prisma/seed.ts';
import { APP_ROLE, assureAppRole, roleOf } from './app-role.ts';
import { migrate } from './migrate.ts';

/**
 * Makes a database ready for the servers, once before they start: the app's role with the password that DATABASE_URL
 * names, the tables and, with SEED_DEMO=on, the demo. MIGRATE_DATABASE_URL is the owner's way in. May run again.
 */
export async function prepareDatabase(env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<void> {
  const { DATABASE_URL: appUrl, MIGRATE_DATABASE_URL: ownerUrl, SEED_DEMO } = env;
  if (!appUrl || !ownerUrl) {
    throw new Error(
      'set DATABASE_URL, by which the app signs in, and MIGRATE_DATABASE_URL, of the owner of the tables',
    );
  }
  const role = roleOf(appUrl);
  if (role === APP_ROLE) await assureAppRole(ownerUrl, decodeURIComponent(new URL(appUrl).password));
  await migrate(ownerUrl, { log, grantTo: role });
  if (SEED_DEMO === 'on' && (await seedDemo(ownerUrl))) log('Demo events and accounts are in.');
  log('The database is ready.');
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  prepareDatabase(process.env, console.log).catch((error) => {
    console.error(`The database cannot be made ready: ${error.message || error.code}`);
    process.exitCode = 1;
  });
}
