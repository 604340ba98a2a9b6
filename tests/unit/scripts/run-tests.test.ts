import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/run-state.ts';
import { countPlaywright, countVitest, withExit } from '../../../scripts/run-tests.ts';

const file = (status: string, ...tests: string[]) => ({
  name: path.join(ROOT, 'tests/a.test.ts'),
  status,
  message: status === 'failed' ? 'Cannot find module' : '',
  assertionResults: tests.map((test, index) => ({
    status: test,
    fullName: `test ${index}`,
    failureMessages: test === 'failed' ? [`AssertionError: ${index} is wrong`] : [],
  })),
});

describe('the sum of all runners', () => {
  it('counts what Vitest passed, failed and skipped', () => {
    const testResults = [file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed', 'failed')];
    expect(countVitest({ numPassedTests: 2, numPendingTests: 1, numTodoTests: 1, testResults })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
      broken: [
        { test: 'tests/a.test.ts: test 1', why: ['AssertionError: 1 is wrong'] },
        { test: 'tests/a.test.ts: test 2', why: ['AssertionError: 2 is wrong'] },
      ],
    });
  });

  it('counts a file that broke outside its tests as one failure', () => {
    const testResults = [file('failed'), file('failed', 'passed')];
    const { failed, broken } = countVitest({ numPassedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults });
    const why = { test: 'tests/a.test.ts', why: ['Cannot find module'] };
    expect({ failed, broken }).toEqual({ failed: 2, broken: [why, why] });
  });

  it('counts a journey that passed at its second try as failed', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 1 };
    const location = { file: path.join(ROOT, 'tests/e2e/a.spec.ts'), line: 7 };
    const tests = ['expected', 'flaky'].map((status) => ({
      projectName: 'phone',
      status,
      results: status === 'flaky' ? [{ errors: [{ message: 'Error: no seat', location }] }, { errors: [] }] : [],
    }));
    const suites = [
      { file: 'a.spec.ts', specs: [], suites: [{ file: 'a.spec.ts', specs: [{ title: 'buys', tests }] }] },
    ];
    expect(countPlaywright({ stats, errors: [], suites })).toEqual({
      passed: 5,
      failed: 1,
      skipped: 1,
      broken: [{ test: 'a.spec.ts (phone, flaky): buys', why: ['Error: no seat', 'at tests/e2e/a.spec.ts:7'] }],
    });
  });

  it('counts an error outside every journey as a failure', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{ message: 'no browser' }], suites: [] })).toMatchObject({
      failed: 1,
      broken: [{ why: ['no browser'] }],
    });
  });

  it.each([
    ['without a report', undefined, 0],
    ['without a test', { passed: 0, failed: 0, skipped: 3, broken: [] }, 0],
    ['that crashed after its tests', { passed: 9, failed: 0, skipped: 0, broken: [] }, 1],
  ])('fails a runner %s, and says why', (_, count, exitCode) => {
    expect(withExit('Runner', count, exitCode)).toMatchObject({
      failed: 1,
      broken: [{ test: expect.stringMatching(/^Runner (ran no test|ended with 1)/) }],
    });
  });

  it('believes a runner whose tests all passed', () => {
    const count = { passed: 9, failed: 0, skipped: 1, broken: [] };
    expect(withExit('Runner', count, 0)).toEqual(count);
  });
});
