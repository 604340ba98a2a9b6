import { Webhook } from 'standardwebhooks';
import { startReceiver } from '../support/receiver.ts';
import { ADMIN, buyTicket, createEvent, expectAccessible, registerPerson, signIn } from './shop';
import { expect, test } from './test';

// Its pages are judged as it passes through them.
test.describe.configure({ timeout: 120_000 });

test('an admin goes anywhere by the palette, and has a program hear of what is sold', async ({
  page,
  request,
  isMobile,
}) => {
  const event = await createEvent(request);
  const receiver = await startReceiver();
  const judge = async () => {
    if (!isMobile) await expectAccessible(page);
  };
  try {
    await signIn(page, ADMIN, '/admin');
    const palette = page.getByRole('dialog', { name: 'Go to' });
    // Before hydration neither does anything yet.
    const openPalette = () =>
      expect(async () => {
        if (!(await palette.isVisible())) {
          if (isMobile) await page.getByRole('button', { name: 'Go to...' }).click();
          else await page.keyboard.press('Control+k');
        }
        await expect(palette.getByRole('combobox')).toBeFocused({ timeout: 5_000 });
      }).toPass();

    // Events are found while one types, and chosen without leaving the keyboard.
    await openPalette();
    await palette.getByRole('combobox').fill(event.name);
    await expect(palette.getByRole('option', { name: event.name })).toHaveAttribute('aria-selected', 'true');
    await judge();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/admin/events/${event.id}/edit`);

    await openPalette();
    await palette.getByRole('combobox').fill('new web');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/admin/webhooks/new');

    // What is missing is said where it is missing.
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await expect(page.getByRole('textbox', { name: 'Address' })).toBeFocused();
    await expect(page.getByText('Write a full web address')).toBeVisible();
    await page.getByRole('textbox', { name: 'Address' }).fill(receiver.url);
    await page.getByRole('textbox', { name: 'Name' }).fill(`Mailing list ${event.slug}`);
    await page.getByRole('checkbox', { name: 'Everything' }).uncheck();
    await page.getByRole('checkbox', { name: 'Ticket sold' }).check();
    await judge();
    await page.getByRole('button', { name: 'Create webhook' }).click();
    const secret = await page.getByRole('textbox', { name: 'Secret of this webhook' }).inputValue();
    await page.getByRole('link', { name: 'I have it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Mailing list ${event.slug}` })).toBeVisible();

    await page.getByRole('button', { name: 'Send a test' }).click();
    const calls = page.getByRole('list', { name: 'Calls of this webhook' });
    await expect(calls.getByRole('listitem').filter({ hasText: 'Test call' })).toContainText('Came through');

    const buyer = await registerPerson(request);
    await buyTicket(request, buyer, event.id);
    await expect
      .poll(() => receiver.heard.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.eventId === event.id))
      .toMatchObject([{ type: 'ticket.purchased' }]);
    for (const { body, headers } of receiver.heard) new Webhook(secret).verify(body, headers);

    await page.reload();
    await judge();
    // Others sell meanwhile, too.
    await page
      .getByRole('list', { name: 'Calls of this webhook' })
      .getByRole('link', { name: 'Ticket sold' })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 2, name: 'What is sent' })).toBeVisible();
    await expect(page.getByText('"ticket.purchased"')).toBeVisible();
    await judge();

    await page.getByRole('link', { name: 'The webhook', exact: true }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page).toHaveURL('/admin/webhooks');
    await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
    await expect(page.getByText(`Mailing list ${event.slug}`)).toHaveCount(0);
    await judge();
  } finally {
    await receiver.stop();
  }
});
