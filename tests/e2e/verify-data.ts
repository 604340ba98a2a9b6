import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** After the last journey, while the stack still runs: the whole database must hold what always holds. */
export default function verifyData(): void {
  if (process.env.E2E_BASE_URL) return;
  const root = path.join(import.meta.dirname, '..', '..');
  execFileSync(process.execPath, [path.join(root, 'scripts/verify.ts')], {
    env: { ...process.env, EVENTHUB_DATA: process.env.E2E_DATA, DATABASE_URL: '' },
    stdio: 'inherit',
  });
}
