import type { Page } from '@playwright/test';
import { judgeEvent } from '../support/google-event';
import { expect, ONE_WIDTH, test } from './test';

const tickets = (page: Page) => page.locator('main .ticket-link');
const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 600;

async function openFilters(page: Page) {
  if (isPhone(page)) await page.getByText('Filters', { exact: true }).click();
}

test.describe('home', () => {
  test('says what it is and leads to an event', async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveTitle(/EventHub/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Hold the ticket');
    await expect(page.getByRole('heading', { name: 'Next up' })).toBeVisible();
    await tickets(page).first().click();
    await expect(page).toHaveURL(/\/events\/[a-z0-9-]+$/);
  });

  test('searches from the first screen', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('combobox', { name: 'What would you like to see?' }).fill('jazz');
    await page.getByRole('button', { name: 'Find events' }).click();
    await expect(page).toHaveURL('/events?q=jazz');
    await expect(tickets(page).first()).toContainText('Jazz');
  });

  test('never scrolls sideways', async ({ page }) => {
    for (const path of ['/', '/events', '/events/jazz-under-the-half-moon', '/pt-BR']) {
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
});

test.describe('event list', () => {
  test('shows events to come, soonest first', ONE_WIDTH, async ({ page }) => {
    await page.goto('/events');
    const times = await page
      .locator('main .ticket time')
      .evaluateAll((found) => found.map((time) => time.getAttribute('datetime') ?? ''));
    expect(times.length).toBe(12);
    expect(times).toEqual(times.toSorted());
    expect(Date.parse(times[0] ?? '')).toBeGreaterThan(Date.now());
  });

  test('completes what is typed, by keyboard', async ({ page }) => {
    await page.goto('/events');
    const field = page.getByRole('combobox', { name: 'Search' });
    await field.pressSequentially('half mo');
    const option = page.getByRole('option', { name: /Half Moon/ });
    await expect(option).toBeVisible();
    await expect(option).toHaveAttribute('aria-selected', 'false');
    await field.press('ArrowDown');
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await field.press('Escape');
    await expect(option).toBeHidden();
    await field.press('ArrowDown');
    await expect(option).toBeVisible();
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(page).toHaveURL('/events/jazz-under-the-half-moon');
  });

  test('keeps search, filters and sorting in the address', async ({ page }) => {
    await page.goto('/events');
    await openFilters(page);
    const form = page.locator('main form');
    await form.getByLabel('Kind').selectOption('music');
    await form.getByLabel('Sort by').selectOption('price,desc');
    await form.getByLabel('Only with seats left').check();
    await form.getByRole('button', { name: 'Show events' }).click();
    await expect(page).toHaveURL('/events?category=music&available=true&sort=price%2Cdesc');
    await expect(page.locator('main .ticket').first()).toContainText('Music');
    await page.reload();
    await expect(form.locator('[name=category]')).toHaveValue('music');
    await expect(form.locator('[name=sort]')).toHaveValue('price,desc');
    await page.getByRole('link', { name: 'Remove filter: Music' }).click();
    await expect(page).toHaveURL('/events?available=true&sort=price%2Cdesc');
  });

  test('shows only what is free for a highest price of nothing', ONE_WIDTH, async ({ page }) => {
    await page.goto('/events?maxPrice=0');
    const prices = await page.locator('main .ticket-stub p:first-child').allInnerTexts();
    expect(prices.length).toBeGreaterThan(0);
    expect(new Set(prices)).toEqual(new Set(['Free']));
  });

  test('reads a price as people write it, and compares it within one currency', async ({ page }) => {
    await page.goto('/pt-BR/events');
    if (isPhone(page)) await page.getByText('Filtros', { exact: true }).click();
    const form = page.locator('main form');
    await form.getByLabel('Preço mínimo').fill('10,50');
    await form.getByRole('button', { name: 'Mostrar eventos' }).click();
    await expect(page).toHaveURL('/pt-BR/events?minPrice=10.50');
    await expect(page.getByRole('link', { name: /a partir de R\$\s10,50/ })).toBeVisible();
    await expect(form.getByLabel('Preço mínimo')).toHaveValue('10,50');
    const prices = page.locator('main .ticket-stub p:first-child');
    for (const price of await prices.allInnerTexts()) expect(price).toMatch(/^(a partir de )?R\$/);

    await page.goto('/events?minPrice=1&currency=USD');
    await expect(page.getByRole('link', { name: 'Remove filter: from $1' })).toBeVisible();
    for (const price of await prices.allInnerTexts()) expect(price).toMatch(/^(from )?\$/);
  });

  test('sorts by price within a currency, and says so', ONE_WIDTH, async ({ page }) => {
    await page.goto('/events?sort=price%2Casc');
    const prices = page.locator('main .ticket-stub p:first-child');
    for (const price of await prices.allInnerTexts()) expect(price).toMatch(/^(Free|(from )?R\$)/);
    await page.getByRole('link', { name: 'Remove filter: only prices in R$ (BRL)' }).click();
    await expect(page).toHaveURL('/events');
  });

  test('counts pages from one and keeps the filters on the next', async ({ page }) => {
    await page.goto('/events?sort=name%2Casc');
    const first = await tickets(page).first().textContent();
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(page).toHaveURL('/events?sort=name%2Casc&page=2');
    await expect(page.getByRole('link', { name: 'Page 2' })).toHaveAttribute('aria-current', 'page');
    await expect(tickets(page).first()).not.toHaveText(first ?? '');
  });

  test('forgives what it cannot read, and says so', ONE_WIDTH, async ({ page }) => {
    const response = await page.goto('/events?from=yesterday&category=nonsense&page=-3&sort=colour&size=9999&q=%00');
    expect(response?.status()).toBe(200);
    await expect(page.getByText('We left out what we could not read')).toBeVisible();
    await expect(tickets(page).first()).toBeVisible();
  });

  test('offers a way out where nothing matches', ONE_WIDTH, async ({ page }) => {
    await page.goto('/events?q=zzzzqqqq');
    await expect(page.getByRole('heading', { name: 'No event matches' })).toBeVisible();
    await page.getByRole('link', { name: 'Show all events' }).click();
    await expect(page).toHaveURL('/events');
    await expect(tickets(page)).toHaveCount(12);
  });
});

test.describe('event page', () => {
  test('tells when in the event’s own zone, where, and for how much', ONE_WIDTH, async ({ page }) => {
    await page.goto('/events/jazz-under-the-half-moon');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jazz Under the Half Moon');
    await expect(page.locator('main')).toContainText('8:30 PM');
    await expect(page.locator('main')).toContainText('Brasilia');
    await expect(page.locator('main')).toContainText('Terraço Aurora, São Paulo');
    await expect(page.locator('aside')).toContainText('R$120');
    await expect(page.locator('aside')).toContainText(/\d+ seats? left/);
    await expect(page.locator('aside').getByRole('link', { name: 'Sign in to buy' })).toHaveAttribute(
      'href',
      '/login?next=%2Fevents%2Fjazz-under-the-half-moon',
    );
  });

  test('describes itself to machines in the head', ONE_WIDTH, async ({ page, request }) => {
    const html = await (await request.get('/events/jazz-under-the-half-moon')).text();
    const head = html.slice(0, html.indexOf('</head>'));
    expect(head).toContain('<title>Jazz Under the Half Moon · EventHub</title>');
    expect(head).toMatch(/rel="canonical" href="[^"]*\/events\/jazz-under-the-half-moon"/);
    expect(head).toMatch(/hrefLang="pt-BR" href="[^"]*\/pt-BR\/events\/jazz-under-the-half-moon"/i);
    expect(head).toContain('property="og:title"');
    await page.goto('/events/jazz-under-the-half-moon');
    const written = await page.locator('script[type="application/ld+json"]').allTextContents();
    const [data, trail] = written.map((text) => JSON.parse(text));
    expect(judgeEvent(data).errors).toEqual([]);
    expect(trail).toMatchObject({ '@type': 'BreadcrumbList', itemListElement: { length: 4 } });
    expect(data).toMatchObject({
      '@type': 'Event',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { '@type': 'Place', name: 'Terraço Aurora', address: { addressLocality: 'São Paulo' } },
      organizer: { name: 'Clube Meia-Lua' },
      offers: { '@type': 'Offer', price: 120, priceCurrency: 'BRL', availability: 'https://schema.org/InStock' },
    });
  });

  test('does not sell what cannot be sold', ONE_WIDTH, async ({ page }) => {
    await page.goto('/events/a-ultima-sessao-do-cine-iris');
    await expect(page.locator('aside')).toContainText('Every seat is taken');
    await page.goto('/events/open-air-cinema-on-the-roof');
    await expect(page.locator('aside')).toContainText('This event will not take place');
    await page.goto('/events/choro-no-coreto');
    await expect(page.locator('main header')).toContainText('Over');
    await expect(page.locator('aside')).toContainText('Tickets are no longer sold');
    await expect(page.locator('aside').getByRole('button')).toHaveCount(0);
  });

  test('an id leads to the one address of the page', ONE_WIDTH, async ({ page, request }) => {
    const event = await (await request.get('/api/events/jazz-under-the-half-moon')).json();
    await page.goto(`/events/${event.id}`);
    await expect(page).toHaveURL('/events/jazz-under-the-half-moon');
  });
});

test.describe('addresses', () => {
  const missing = [
    { path: '/events/no-such-event', says: 'This page is not on the programme' },
    { path: '/no/such/page', says: 'This page is not on the programme' },
    { path: '/pt-BR/events/no-such-event', says: 'Esta página não está na programação' },
    { path: '/pt-BR/nada', says: 'Esta página não está na programação' },
    { path: '/nothing.txt', says: 'This page is not on the programme' },
  ];
  for (const { path, says } of missing) {
    test(`${path} is a real 404 that helps`, ONE_WIDTH, async ({ page }) => {
      const loads: string[] = [];
      page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(says);
      await expect(page.getByRole('link', { name: /See all events|Ver todos os eventos/ }).first()).toBeVisible();
      await page.waitForTimeout(500);
      expect(loads).toHaveLength(1);
    });
  }

  test('the default locale has one address, without prefix', ONE_WIDTH, async ({ request }) => {
    const response = await request.get('/en/events?q=jazz', { maxRedirects: 0 });
    expect(response.status()).toBe(308);
    expect(response.headers().location).toMatch(/^(https?:\/\/[^/]+)?\/events\?q=jazz$/);
  });

  test('public pages may be cached by everybody', ONE_WIDTH, async ({ request }) => {
    for (const path of ['/', '/events/jazz-under-the-half-moon']) {
      expect((await request.get(path)).headers()['cache-control'], path).toContain('s-maxage=60');
    }
  });

  test('every page carries the security headers', ONE_WIDTH, async ({ request }) => {
    const headers = (await request.get('/events/jazz-under-the-half-moon')).headers();
    expect(headers['content-security-policy']).toContain(`default-src 'self'`);
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

test.describe('languages', () => {
  test('the switch keeps the page and its query', async ({ page }) => {
    await page.goto('/events?category=music&available=true');
    await page.locator('footer').getByRole('link', { name: 'Português (Brasil)' }).click();
    await expect(page).toHaveURL('/pt-BR/events?category=music&available=true');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eventos');
    await page.locator('footer').getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL('/events?category=music&available=true');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('an event speaks Portuguese, money and hours included', ONE_WIDTH, async ({ page }) => {
    await page.goto('/pt-BR/events/moqueca-na-panela-de-barro');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Moqueca na Panela de Barro');
    await expect(page.locator('aside')).toContainText(/R\$\s210/);
    await expect(page.locator('aside')).toContainText(/[Rr]estam? \d+ lugar/);
    await expect(page.locator('main')).toContainText('18:30');
    await expect(page.locator('aside').getByRole('link', { name: 'Entrar para comprar' })).toHaveAttribute(
      'href',
      /^\/pt-BR\/login\?next=/,
    );
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('home, list and event can be read', async ({ page }) => {
    await page.goto('/');
    await tickets(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('aside')).toContainText('Buying needs JavaScript');
    await expect(page.locator('aside')).toContainText(/seats? left/);
  });

  test('the list filters and turns its pages', async ({ page }) => {
    await page.goto('/events');
    if (isPhone(page)) await page.locator('label:has(#show-filters)').click();
    const form = page.locator('main form');
    await form.locator('[name=category]').selectOption('food');
    await form.getByRole('button', { name: 'Show events' }).click();
    await expect(page).toHaveURL(/category=food/);
    await expect(page.locator('main .ticket').first()).toContainText('Food & drink');
    await page.goto('/events');
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(page).toHaveURL(/page=2/);
  });
});

test.describe('theme', () => {
  const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test('follows the system, and the choice is remembered', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const day = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const night = await paper(page);
    expect(night).not.toBe(day);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await expect.poll(() => paper(page)).toBe(day);
    await page.goto('/events');
    expect(await paper(page)).toBe(day);
  });
});

test.describe('keyboard', () => {
  test('the first stop skips to the content', async ({ page }) => {
    await page.goto('/events');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
  });
});
