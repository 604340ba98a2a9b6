import { test as base, expect, type Page } from '@playwright/test';

/**
 * Every journey, and beside it one promise: no page breaks its own content security policy. What a page would do that
 * its policy forbids is a fault of ours or somebody's way in.
 */

type Guard = { policyBreaches: string[] };

/** Longer than any page takes; one that never wakes is for its journey to judge. */
const LONGEST_WAKING_MS = 10_000;

/**
 * Whoever opens a page looks at it before they type: so does a journey, until the scripts run that were asked for. A page
 * that sleeps until it is touched (http/pages/sleeping-page.ts) is touched at once.
 */
function lookBeforeTyping(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (...address) => {
    const answer = await goto(...address);
    const isSettled = async () => {
      const isAwake = Reflect.get(window, 'isAwake') === true;
      const isAsleep = document.querySelector('script[type="text/sleeping"]') !== null;
      const isScripted = document.querySelector('script[src^="/_next/"]') !== null;
      if (!isAwake) return isAsleep || !isScripted;
      // Parts that stream in wake one after the other.
      return new Promise((resolve) => requestIdleCallback(() => resolve(true)));
    };
    await page.waitForFunction(isSettled, undefined, { timeout: LONGEST_WAKING_MS }).catch(() => undefined);
    return answer;
  };
}

export const test = base.extend<Guard>({
  policyBreaches: [
    async ({ context, javaScriptEnabled }, use) => {
      const breaches: string[] = [];
      if (javaScriptEnabled) context.on('page', lookBeforeTyping);
      await context.exposeBinding('noteBreach', ({ page }, breach: string) => {
        breaches.push(`${page.url()}: ${breach}`);
      });
      await context.addInitScript(() => {
        document.addEventListener('eventhub:awake', () => Reflect.set(window, 'isAwake', true));
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
