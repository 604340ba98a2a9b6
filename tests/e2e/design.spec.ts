import type { Page } from '@playwright/test';
import { ADMIN, asAdmin, createEvent, registerPerson, signIn } from './shop';
import { expect, test } from './test';
import { wake } from './wake';

/** What holds for the look and the weight of pages, measured once: these run on the desktop alone. */

const EVENT = '/events/jazz-under-the-half-moon';

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whether the shop's name stands as it should, or is broken into letters. */
const nameInHeader = (page: Page) =>
  page.locator('header .wordmark-main').evaluate((name) => {
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(name);
    const oneLine = Number.parseFloat(lineHeight) + Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
    return name.getBoundingClientRect().height < oneLine + 2 ? 'one line' : 'several';
  });

test.describe('weight', () => {
  test('an event page loads at most 130 KB of script, and nothing of it before its reader moves', async ({ page }) => {
    /** As they were sent, compressed. */
    const sizes = (kind: RegExp) =>
      page.evaluate((pattern) => {
        const files = performance.getEntriesByType('resource').filter(({ name }) => new RegExp(pattern).test(name));
        const bytes = files.map((file) => (file instanceof PerformanceResourceTiming ? file.encodedBodySize : 0));
        return { count: files.length, sum: bytes.reduce((all, size) => all + size, 0) };
      }, kind.source);
    const scripts = () => sizes(/\.js$/);

    await page.goto(EVENT, { waitUntil: 'networkidle' });
    expect((await scripts()).sum).toBeLessThanOrEqual(130_000);
    const fonts = await sizes(/\.woff2$/);
    expect(fonts.sum).toBeGreaterThan(10_000);
    expect(fonts.sum).toBeLessThanOrEqual(70_000);

    // Awake, it has all that a visitor needs; menus, dialogs and toasts come when they are opened.
    await wake(page);
    const awake = await scripts();
    expect(awake.count).toBeGreaterThan(5);
    // 136 KB of it are React and Next's own.
    expect(awake.sum).toBeGreaterThan(100_000);
    expect(awake.sum).toBeLessThanOrEqual(185_000);
  });

  test('nothing moves while a page loads', async ({ page }) => {
    for (const path of ['/', '/events', EVENT, '/login']) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await wake(page);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                const { value, hadRecentInput } = Object.assign({ value: 0, hadRecentInput: false }, entry.toJSON());
                if (!hadRecentInput) sum += value;
              }
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 200);
          }),
      );
      expect(shift, path).toBeLessThanOrEqual(0.02);
    }
  });
});

test.describe('a page that sleeps', () => {
  test('loses nothing that is pressed or typed before it is awake', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(EVENT);
    await page.getByRole('button', { name: 'Open menu' }).click();
    await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();

    await page.goto('/login');
    await page.locator('main [name=username]').fill('somebody');
    await page.locator('main [name=password]').fill('not the password');
    await page.locator('main form button[type=submit]').first().click();
    await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
    await expect(page.locator('main [name=username]')).toHaveValue('somebody');
  });

  test('is whole at once for whoever is signed in', async ({ page, request }) => {
    await signIn(page, await registerPerson(request), EVENT);
    await page.goto(EVENT);
    await expect(page.getByRole('button', { name: 'Buy 1 ticket' })).toBeVisible();
  });
});

test.describe('focus', () => {
  test('returns to whatever opened a dialog', async ({ page, request }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/');
    const menu = page.getByRole('button', { name: 'Open menu' });
    await menu.click();
    await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();

    await page.setViewportSize({ width: 1440, height: 900 });
    const event = await createEvent(request);
    await signIn(page, ADMIN, '/admin/events');
    await page.goto(`/admin/events?q=${encodeURIComponent(event.name)}`);
    const actions = page.getByRole('button', { name: `Actions for ${event.name}` });
    await expect(async () => {
      await actions.click();
      await expect(page.getByRole('menuitem', { name: 'Cancel event' })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.getByRole('menuitem', { name: 'Cancel event' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(actions).toBeFocused();
    await actions.press('Enter');
    await page.getByRole('menuitem', { name: 'Cancel event' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel event' }).click();
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  test('goes to the box again when more tickets are wanted', async ({ page, request }) => {
    const event = await createEvent(request);
    await signIn(page, await registerPerson(request), `/events/${event.slug}`);
    await page.getByRole('button', { name: 'Buy 1 ticket' }).click();
    await page.getByRole('button', { name: 'Buy more' }).click();
    await expect(page.locator('aside').getByRole('heading', { level: 2 })).toBeFocused();
  });
});

test.describe('layout', () => {
  test('holds the longest words', async ({ page, request }) => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
    const event = await createEvent(request, {
      name: `X${long.slice(0, 118)}`,
      location: long.slice(0, 120),
      description: `https://example.com/${'path/'.repeat(60)}\n\n${'W'.repeat(400)}`,
    });
    await signIn(page, ADMIN, '/admin/events');
    for (const path of [`/events/${event.slug}`, '/events?q=Xdonaudampf', '/admin/events?q=Xdonaudampf']) {
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        expect(await overflowOf(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });

  test('holds text of twice the size, and 320 px', async ({ page }) => {
    for (const path of ['/', '/events', '/pt-BR/events?q=jazz', EVENT, '/login', '/register']) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(path);
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      expect(await overflowOf(page), `${path} with text of 200 %`).toBeLessThanOrEqual(0);
      expect(await nameInHeader(page), path).toBe('one line');
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(path);
      expect(await overflowOf(page), `${path} at 320 px`).toBeLessThanOrEqual(0);
      expect(await nameInHeader(page), path).toBe('one line');
    }
  });

  test('holds without colours of ours: what is pressed has an edge, what is chosen a mark', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto('/events?maxPrice=0');
    const edge = (of: ReturnType<Page['locator']>) =>
      of.evaluate((element) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
        return borderTopWidth !== '0px' && borderTopColor !== backgroundColor;
      });
    expect(await edge(page.locator('main form button[type=submit]'))).toBe(true);
    const chosen = page.getByRole('link', { name: /^Free/ });
    expect(await chosen.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.goto('/login');
    expect(await edge(page.locator('main form button[type=submit]').first())).toBe(true);
  });

  test('the admin list scrolls with the page, and asks for no page that nobody opened', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await signIn(page, ADMIN, '/admin/events');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((path) => /\/edit$/.test(path))).toEqual([]);
    const box = page.getByRole('table').locator('..');
    expect(await box.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(0);
  });
});

test('landmarks of a kind have names of their own, and forms an address', async ({ page }) => {
  for (const path of ['/', '/events', EVENT, '/login', '/register']) {
    await page.goto(path);
    const names = await page
      .locator('nav, aside, search, section[aria-label]')
      .evaluateAll((found) => found.map((each) => `${each.tagName} ${each.getAttribute('aria-label')}`));
    const named = names.filter((name) => name.startsWith('NAV'));
    expect(new Set(named).size, `${path}: ${named}`).toBe(named.length);
    expect(await page.locator('form[action=""]').count(), path).toBe(0);
    // Whoever speaks to their computer says what they see.
    const unlike = await page.locator('main button[aria-label], main a[aria-label]').evaluateAll((found) =>
      found.flatMap((each) => {
        const [seen, said] = [each.textContent?.trim() ?? '', each.getAttribute('aria-label') ?? ''];
        return seen && !said.includes(seen) ? [`${seen} is called ${said}`] : [];
      }),
    );
    expect(unlike, path).toEqual([]);
  }
});

test('an admin begins at the overview, everybody else at home', async ({ page, request }) => {
  const signInPlainly = async ({ username, password }: { username: string; password: string }) => {
    await page.goto('/login');
    await page.locator('main [name=username]').fill(username);
    await page.locator('main [name=password]').fill(password);
    await page.locator('main form button[type=submit]').first().click();
  };
  await signInPlainly(ADMIN);
  await expect(page).toHaveURL('/admin');
  await page.context().clearCookies();
  await signInPlainly(await registerPerson(request));
  await expect(page).toHaveURL('/');
});

test('an event that was called off says so once, strikes its price, and leads on', async ({ page, request }) => {
  const event = await createEvent(request);
  await request.post(`/api/events/${event.id}/cancel`, { headers: await asAdmin(request) });
  await page.goto(`/events/${event.slug}`);
  await expect(page.locator('main').getByText('Cancelled', { exact: true })).toHaveCount(1);
  await expect(page.locator('aside .line-through')).toHaveText('R$45.50');
  await expect(page.getByRole('heading', { name: 'You may like these instead' })).toBeVisible();
});

test('on a phone, the way to the tickets is always at hand', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(EVENT);
  const bar = page.getByRole('link', { name: 'Get tickets' });
  await expect(bar).toBeInViewport();
  // The way to the assistant stands above it, and not upon it.
  const [link, assistant] = [await bar.boundingBox(), await page.locator('[data-chat-launcher]').boundingBox()];
  expect((assistant?.y ?? 0) + (assistant?.height ?? 0)).toBeLessThanOrEqual(link?.y ?? 0);
  await bar.click();
  await expect(page.locator('#buy')).toBeInViewport();
  await expect(bar).toBeHidden();
});

test('what was bought is copied and shared at once, held as one fan, and printed one to a page', async ({
  page,
  request,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const event = await createEvent(request);
  await signIn(page, await registerPerson(request), `/events/${event.slug}`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'One seat more' }).click();
  await page.getByRole('button', { name: 'Buy 2 tickets' }).click();
  await page.getByRole('button', { name: 'Copy all codes' }).click();
  await expect.poll(clipboard).toMatch(/^[A-HJ-KM-NP-Z2-9]{9}\n[A-HJ-KM-NP-Z2-9]{9}$/);
  await page.locator('aside').getByRole('button', { name: 'Share the event' }).click();
  await expect.poll(clipboard).toContain(`/events/${event.slug}`);

  await page.goto('/tickets');
  await expect(page.locator('main .ticket-fan')).toBeVisible();
  await expect(page.getByText('1 more just like it')).toBeVisible();
  await expect(page.locator('main .ticket svg text').first()).toHaveText(/^\d+$/);

  const orders = await (await page.request.get('/api/orders')).json();
  await page.goto(`/orders/${orders.content[0].id}/print`);
  await expect(page.getByRole('img', { name: /^QR code/ })).toHaveCount(2);
  const paper = (await page.pdf()).toString('latin1');
  expect(paper.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
});
