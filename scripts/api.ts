import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { apiFiles, documentFile, RELEASED } from './api-files.ts';
import { breakingChanges } from './openapi-changes.ts';
import { explain, ROOT } from './run-state.ts';

/**
 * `check` fails where the API as it runs breaks a promise of the released document. `write` makes the files that follow
 * it; `release` makes today's document the one that is promised, and `release --breaking` even where that breaks the last.
 */

const changesNow = async () =>
  breakingChanges(JSON.parse(readFileSync(RELEASED, 'utf8')), JSON.parse(await documentFile()));

async function check(): Promise<boolean> {
  const changes = await changesNow();
  for (const change of changes) console.error(change);
  console.log(
    changes.length > 0
      ? `${changes.length} changes break what docs/openapi.json promises.`
      : 'Nothing breaks what docs/openapi.json promises.',
  );
  return changes.length === 0;
}

async function write(): Promise<void> {
  for (const [file, text] of await apiFiles()) {
    writeFileSync(file, text);
    console.log(`Wrote ${path.relative(ROOT, file)}.`);
  }
}

async function release(isBreaking: boolean): Promise<void> {
  if (!isBreaking && !(await check())) throw new Error('Not released. Who means to break it says --breaking.');
  writeFileSync(RELEASED, await documentFile());
  await write();
  console.log('Released: docs/openapi.json.');
}

const [command, option] = process.argv.slice(2);
try {
  if (command === 'check') process.exitCode = (await check()) ? 0 : 1;
  else if (command === 'write') await write();
  else if (command === 'release') await release(option === '--breaking');
  else throw new Error('Say what to do: check, write or release.');
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
