import type { Page } from '@playwright/test';
import { availableTickets, createEvent, registerPerson, signIn } from './shop';
import { expect, test } from './test';

/** Without a language model, as the shop of these journeys runs: every answer comes from the database. */

const WORDS = {
  en: {
    prefix: '',
    launcher: 'Ask',
    title: 'Ask EventHub',
    field: 'Your question',
    builtIn: /^Built-in answers/,
    first: (name: string) => `Tell me about ${name}`,
    followUp: 'and how much is it?',
    price: 'R$45.50',
    get: (name: string) => `Get tickets for ${name}`,
    buy: 'Buy 1 ticket',
  },
  'pt-BR': {
    prefix: '/pt-BR',
    launcher: 'Perguntar',
    title: 'Pergunte ao EventHub',
    field: 'Sua pergunta',
    builtIn: /^Respostas automáticas/,
    first: (name: string) => `Me fale sobre ${name}`,
    followUp: 'e quanto custa?',
    price: /R\$\s45,50/,
    get: (name: string) => `Comprar ingressos para ${name}`,
    buy: 'Comprar 1 ingresso',
  },
} as const;

/** One that nobody else's event has, of letters as names are. */
const newName = () =>
  `Lantern Walk ${Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')}`;

/** The answer to the last question, once it is whole. */
async function lastAnswer(page: Page) {
  const turn = page.getByRole('dialog').locator('ol > li').last();
  await expect(turn.locator('[aria-busy="false"]')).toBeVisible();
  return turn;
}

// Whole journeys: long on a busy machine, and still one promise each.
test.describe.configure({ timeout: 90_000 });

for (const [language, words] of Object.entries(WORDS)) {
  test(`a visitor asks, asks on, opens a card and buys (${language})`, async ({ page, request }) => {
    const event = await createEvent(request, { name: newName() });
    await signIn(page, await registerPerson(request), `${words.prefix}/events`);
    await page.getByRole('link', { name: words.launcher, exact: true }).click();
    const panel = page.getByRole('dialog', { name: words.title });
    const field = panel.getByRole('textbox', { name: words.field });
    await expect(field).toBeFocused();
    await expect(panel.getByText(words.builtIn)).toBeVisible();

    await field.fill(words.first(event.name));
    await field.press('Enter');
    await expect(await lastAnswer(page)).toContainText(event.name);

    await field.fill(words.followUp);
    await field.press('Enter');
    const answer = await lastAnswer(page);
    await expect(answer).toContainText(words.followUp);
    await expect(answer.locator('[aria-busy]')).toContainText(words.price);

    await answer.getByRole('link', { name: words.get(event.name) }).click();
    await expect(page).toHaveURL(`${words.prefix}/events/${event.slug}#buy`);
    await page.getByRole('main').getByRole('button', { name: words.buy }).click();
    await expect.poll(() => availableTickets(request, event.id)).toBe(49);
  });
}
