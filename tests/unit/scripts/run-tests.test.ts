import { describe, expect, it, vi } from 'vitest';
import { countPlaywright, countVitest, withExit } from '../../../scripts/run-tests.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the sum of all runners', () => {
  it('counts what Vitest passed, failed and skipped', () => {
    const testResults = [file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed', 'failed')];
    expect(countVitest({ numPassedTests: 2, numPendingTests: 1, numTodoTests: 1, testResults })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
    });
  });

  it('counts a file that broke outside its tests as one failure', () => {
    const testResults = [file('failed'), file('failed', 'passed')];
    expect(countVitest({ numPassedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }).failed).toBe(2);
  });

  it('counts a journey that passed at its second try as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 1 };
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 5, failed: 3, skipped: 1 });
  });

  it('counts an error outside every journey as a failure', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{}] }).failed).toBe(1);
  });

  it.each([
    ['without a report', undefined, 0],
    ['without a test', { passed: 0, failed: 0, skipped: 3 }, 0],
    ['that crashed after its tests', { passed: 9, failed: 0, skipped: 0 }, 1],
  ])('fails a runner %s', (_, count, exitCode) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(withExit('Runner', count, exitCode).failed).toBe(1);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  it('believes a runner whose tests all passed', () => {
    const count = { passed: 9, failed: 0, skipped: 1 };
    expect(withExit('Runner', count, 0)).toEqual(count);
  });
});
