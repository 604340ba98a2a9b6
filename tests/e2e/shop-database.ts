import pg from 'pg';
import { databaseUrl } from '../../scripts/run-state.ts';

/** The database of the journeys' own shop, for what takes so little time that a journey could not be amid it otherwise. */
export async function shopDatabase(): Promise<pg.Client> {
  Object.assign(process.env, { EVENTHUB_DATA: process.env.E2E_DATA, DATABASE_URL: '' });
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  return client;
}
