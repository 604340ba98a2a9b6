import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const LOGGER = path.join(import.meta.dirname, '../../../src/infrastructure/logger.ts');

const WRITE_MUCH = `
  import { logger } from ${JSON.stringify(LOGGER)};
  for (let line = 0; line < 3000; line += 1) logger().error({ line, text: 'x'.repeat(1000) }, 'a line');
  console.log('a line of a package');
  console.error('another');
  setTimeout(() => process.exit(process.memoryUsage().rss < 400e6 ? 7 : 8), 50);
`;

// Every write to this device fails as on a full disk; elsewhere a descriptor that cannot be written serves.
const fullDisk = () => (process.platform === 'linux' ? openSync('/dev/full', 'w') : openSync('/dev/null', 'r'));

it('goes on without its lines while the disk is full', () => {
  const output = fullDisk();
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', WRITE_MUCH], {
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
      AUTH_SECRET: 'a-secret-for-the-tests-only-0123456789',
    },
  });
  expect(status).toBe(7);
});
