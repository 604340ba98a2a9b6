import { describe, expect, it } from 'vitest';
import { whyItFailed } from '../../../scripts/why-it-failed.ts';

describe('the lines that say why a test failed', () => {
  it('are the message and our own places, without colours', () => {
    const error = [
      '\u001b[31mAssertionError: expected 2 to be 3\u001b[39m',
      '    at /app/tests/unit/a.test.ts:4:9',
      '    at run (/app/node_modules/vitest/dist/run.js:1:1)',
      '    at process.run (node:internal/process:2:2)',
    ].join('\n');
    expect(whyItFailed(error)).toEqual(['AssertionError: expected 2 to be 3', '    at /app/tests/unit/a.test.ts:4:9']);
  });

  it('are what was expected, and what the browser saw last', () => {
    const error = `Error: expect(locator).toBeFocused() failed

Locator:  getByRole('link')
Expected: focused
Received: inactive

Call log:
  - waiting for getByRole('link')
    32 × locator resolved to <a href="/chat">…</a>
       - unexpected value "inactive"
`;
    expect(whyItFailed(error)).toEqual([
      'Error: expect(locator).toBeFocused() failed',
      "Locator:  getByRole('link')",
      'Expected: focused',
      'Received: inactive',
      '       - unexpected value "inactive"',
    ]);
  });

  it('end before the rule that closes a log', () => {
    const rule = '='.repeat(60);
    const error = `Error: page.waitForURL: timed out\n${'='.repeat(27)} logs ${'='.repeat(27)}\n  navigated to "/login"\n${rule}`;
    expect(whyItFailed(error)).toEqual(['Error: page.waitForURL: timed out', '  navigated to "/login"']);
  });

  it('are few and short, whatever is told', () => {
    const lines = whyItFailed(Array.from({ length: 50 }, () => 'x'.repeat(1_000)).join('\n'));
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line.length).toBeLessThan(210);
    expect(whyItFailed('')).toEqual([]);
  });
});
