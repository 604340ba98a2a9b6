import { createEvent, registerPerson } from './shop.ts';
import { expect, test } from './test.ts';

/** Somebody who reads the API's description buys a ticket out of it, under the policy of that page. */

test('signing in, authorizing and buying a ticket from Swagger UI', async ({ page, request }) => {
  test.slow();
  const [event, person] = await Promise.all([createEvent(request), registerPerson(request)]);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  const opened = await page.goto('/swagger-ui/index.html');
  expect(opened?.headers()['content-security-policy']).toMatch(/script-src 'self'; style-src 'self';/);

  const operation = (name: string) => page.locator(`[id$="-${name}"].opblock`);
  const send = async (name: string, body: unknown) => {
    const block = operation(name);
    await block.locator('.opblock-summary-control').click();
    await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
    await block.getByRole('button', { name: 'Execute' }).click();
    const answer = block.locator('.live-responses-table .response');
    await expect(answer.locator('.response-col_status')).toContainText(/\d{3}/);
    return answer;
  };

  const { username, password } = person;
  const signedIn = await send('login', { username, password });
  await expect(signedIn.locator('.response-col_status')).toContainText('200');
  const [, token = ''] =
    /"token":\s*"([\w.-]+)"/.exec((await signedIn.locator('.highlight-code').textContent()) ?? '') ?? [];
  expect(token).toMatch(/^eyJ/);

  await page.getByRole('button', { name: 'Authorize', exact: true }).first().click();
  await page.locator('#auth-bearer-value').fill(token);
  await page
    .locator('.auth-container', { has: page.locator('#auth-bearer-value') })
    .getByRole('button', { name: /apply/i })
    .click();
  await page.locator('.modal-ux .close-modal').click();

  const order = { eventId: event.id, participantName: person.name, participantEmail: person.email };
  const bought = await send('purchaseTicket', order);
  await expect(bought.locator('.response-col_status')).toContainText('201');
  await expect(bought.locator('.highlight-code')).toContainText('"confirmationCode"');
  expect(complaints).toEqual([]);

  // Its other address; and nothing of it in any other page.
  expect((await request.get('/swagger-ui.html')).status()).toBe(200);
  expect(await (await request.get('/events')).text()).not.toContain('swagger-ui-bundle');
});
