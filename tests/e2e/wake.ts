import type { Page, Request } from '@playwright/test';
import { expect } from './test';

/** Moves as a reader does whose page sleeps (http/pages/sleeping-page.ts), until all that it asks for then is there. */
export async function wake(page: Page): Promise<void> {
  const underWay = new Set<Request>();
  const asked = (request: Request) => void underWay.add(request);
  const ended = (request: Request) => void underWay.delete(request);
  page.on('request', asked).on('requestfinished', ended).on('requestfailed', ended);
  await page.mouse.move(10, 10);
  await page.mouse.move(20, 20);
  await page.waitForFunction(() => Reflect.get(window, 'isAwake') === true);
  // What comes once it is awake is asked for before there is nothing to do.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await expect.poll(() => underWay.size).toBe(0);
  page.off('request', asked).off('requestfinished', ended).off('requestfailed', ended);
}
