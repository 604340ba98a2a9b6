import { test as base, expect } from '@playwright/test';

/**
 * Every journey, and beside it one promise: no page breaks its own content security policy. What a page would do that
 * its policy forbids is a fault of ours or somebody's way in.
 */

type Guard = { policyBreaches: string[] };

export const test = base.extend<Guard>({
  policyBreaches: [
    async ({ context }, use) => {
      const breaches: string[] = [];
      await context.exposeBinding('noteBreach', ({ page }, breach: string) => {
        breaches.push(`${page.url()}: ${breach}`);
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          // Trusted types are only looked at so far, and what they would forbid stands in the console.
          if (event.disposition !== 'enforce') return;
          const breach = `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`;
          Reflect.get(window, 'noteBreach')(breach);
        });
      });
      await use(breaches);
      expect(breaches, 'what broke the policy of its page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
