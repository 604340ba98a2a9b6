import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, generateClient } from './build.ts';
import { assurePrograms } from './debian-packages.ts';
import { ROOT } from './run-state.ts';
import { whyItFailed } from './why-it-failed.ts';

/**
 * `eventhub.sh test`: lint, unit and integration tests, then the journeys in a browser and the faults that a sale must
 * survive; one sum at the end.
 */

/** What failed, and the first lines of why. */
type Broken = { test: string; why: string[] };

/** `broken` tells what failed, as far as its runner does. */
export type Count = { passed: number; failed: number; skipped: number; broken: Broken[] };

const run = (command: string, args: string[], env: Record<string, string> = {}) =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;

type VitestReport = {
  numPassedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

/** A file that broke outside its tests (an import, a hook) counts as one failure. */
export function countVitest(report: VitestReport): Count {
  const broken = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0) return [{ test: file, why: whyItFailed(message) }];
    return tests.map(({ fullName, failureMessages }) => ({
      test: `${file}: ${fullName}`,
      why: whyItFailed(failureMessages.join('\n')),
    }));
  });
  return {
    passed: report.numPassedTests,
    failed: broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    broken,
  };
}

type PlaywrightError = { message?: string; location?: { file: string; line: number } };
type Journey = { projectName: string; status: string; results: { errors: PlaywrightError[] }[] };
type Suite = { file: string; specs: { title: string; tests: Journey[] }[]; suites?: Suite[] };
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: PlaywrightError[];
  suites: Suite[];
};

const whyJourney = ({ message = 'it does not say why', location }: PlaywrightError): string[] => [
  ...whyItFailed(message),
  ...(location ? [`at ${path.relative(ROOT, location.file)}:${location.line}`] : []),
];

const brokenIn = ({ file, specs, suites = [] }: Suite): Broken[] => [
  ...specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, status, results }) => ({
        test: `${file} (${projectName}, ${status}): ${title}`,
        why: results.flatMap(({ errors }) => errors.flatMap(whyJourney)),
      })),
  ),
  ...suites.flatMap(brokenIn),
];

/** A journey that passed only at its second try is a failure: whoever buys has one try. */
export function countPlaywright({ stats, errors, suites }: PlaywrightReport): Count {
  const failed = Math.max(stats.unexpected + stats.flaky, errors.length > 0 ? 1 : 0);
  const outside = errors.map((error) => ({ test: 'Playwright, outside its journeys', why: whyJourney(error) }));
  return { passed: stats.expected, failed, skipped: stats.skipped, broken: [...suites.flatMap(brokenIn), ...outside] };
}

/** What a runner's exit status adds: one that crashed, or ran nothing, has failed whatever its report says. */
export function withExit(name: string, count: Count | undefined, exitCode: number): Count {
  const found = count ?? { passed: 0, failed: 0, skipped: 0, broken: [] };
  const because = (reason: string): Count => ({
    ...found,
    failed: 1,
    broken: [{ test: `${name} ${reason}`, why: [] }],
  });
  if (found.passed + found.failed === 0) return because('ran no test');
  if (exitCode !== 0 && found.failed === 0) {
    return because(`ended with ${exitCode} although no test failed (coverage, or a crash)`);
  }
  return found;
}

function report<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function lint(): Count {
  const ok = run('npm', ['run', '--silent', 'lint']) === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, broken: ok ? [] : [{ test: 'Lint', why: [] }] };
}

function vitest(name: string, directory: string, options: string[], env?: Record<string, string>): Count {
  const file = path.join(directory, `${name}.json`);
  const cli = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = run(process.execPath, [cli, 'run', ...options, ...reporters], env);
  const found = report<VitestReport>(file);
  return withExit(name, found && countVitest(found), exitCode);
}

/** A short form of `npm run test:faults`. */
function faults(directory: string, data: string): Count {
  build(data);
  return vitest('Faults', directory, ['--config', 'tests/faults/vitest.config.ts'], { FAULT_ROUNDS: '2' });
}

function playwright(directory: string, data: string): Count {
  const file = path.join(directory, 'playwright.json');
  build(data);
  const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  const exitCode = run(process.execPath, [cli, 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const found = report<PlaywrightReport>(file);
  return withExit('Playwright', found && countPlaywright(found), exitCode);
}

/** @returns the exit code: 0 only when everything ran and passed */
export async function runTests(data: string): Promise<number> {
  const directory = mkdtempSync(path.join(tmpdir(), 'eventhub-reports-'));
  const runners: [name: string, run: () => Count][] = [
    ['Lint', lint],
    ['Vitest', () => vitest('Vitest', directory, ['--coverage'])],
    ['Playwright', () => playwright(directory, data)],
    ['Faults', () => faults(directory, data)],
  ];
  const sum: Count = { passed: 0, failed: 0, skipped: 0, broken: [] };
  assurePrograms();
  generateClient();
  for (const [name, runner] of runners) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    let count: Count;
    try {
      count = runner();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      count = { passed: 0, failed: 1, skipped: 0, broken: [{ test: `${name} did not run`, why: whyItFailed(reason) }] };
    }
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
    sum.broken.push(...count.broken);
    console.log(`── ${name}: ${((performance.now() - startedAt) / 60_000).toFixed(1)} min`);
  }
  rmSync(directory, { recursive: true, force: true });
  // What is far up in a long text is told where everybody looks.
  for (const { test, why } of sum.broken) console.log([`FAILED ${test}`, ...why].join('\n    '));
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed === 0 ? 0 : 1;
}
