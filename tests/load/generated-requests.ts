import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

/** `npm run fuzz:api -- --requests 10000`: the requests of the test of that name, as many as are asked for. */

const ROOT = path.join(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' } } });

const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
const test = 'tests/integration/api/generated-requests.test.ts';
spawn(process.execPath, [vitest, 'run', '--project', 'integration', test], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, API_REQUESTS: values.requests },
}).on('exit', (status) => {
  process.exitCode = status ?? 1;
});
