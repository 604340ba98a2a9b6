import { test as base, expect, type Page } from '@playwright/test';

/**
 * Every journey, and beside it one promise: no page breaks its own content security policy. What a page would do that
 * its policy forbids is a fault of ours or somebody's way in.
 */

type Guard = { policyBreaches: string[] };

/** Longer than any page takes, on whatever machine; one that never wakes is for its journey to judge. */
const LONGEST_WAKING_MS = 30_000;

/**
 * In the page: whether it answers to what is pressed and typed. A page that sleeps until it is touched
 * (http/pages/sleeping-page.ts) keeps that until it is awake; of one that is awake, React has taken over every control.
 * Not async: whatever promise it gave would count as a yes.
 */
function isListening(): boolean {
  if (Reflect.get(window, 'isAwake') !== true) {
    const isAsleep = document.querySelector('script[type="text/sleeping"]') !== null;
    return isAsleep || document.querySelector('script[src^="/_next/"]') === null;
  }
  const controls = [...document.querySelectorAll('button, select, textarea, input:not([type="hidden"])')];
  return controls.every((control) => Object.keys(control).some((key) => key.startsWith('__reactFiber')));
}

/** In the page: what follows from waking is done by the time that there is nothing to do. */
const untilIdle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 }));

/** Whoever opens a page looks at it before they type: so does a journey. */
function lookBeforeTyping(page: Page): void {
  const look = async () => {
    await page.waitForFunction(isListening, undefined, { timeout: LONGEST_WAKING_MS });
    await page.evaluate(untilIdle);
  };
  const goto = page.goto.bind(page);
  page.goto = async (...address) => {
    const answer = await goto(...address);
    await look().catch(() => undefined);
    return answer;
  };
  const reload = page.reload.bind(page);
  page.reload = async (...options) => {
    const answer = await reload(...options);
    await look().catch(() => undefined);
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

/** For what is the server's doing and no matter of width, in a file of which the rest is: `test('…', ONE_WIDTH, …)`. */
export const ONE_WIDTH = { tag: '@one-width' };

export { expect };
