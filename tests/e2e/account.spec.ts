import { expectAccessible, newPerson, registerPerson, signIn } from './shop';
import { expect, ONE_WIDTH, test } from './test';

test.describe('an account', () => {
  // Whole journeys, each judged by axe in two colour schemes: long on a busy machine, and still one promise each.
  test.describe.configure({ timeout: 90_000 });

  test('is opened, left and entered again', async ({ page }) => {
    const person = newPerson();
    await page.goto('/register?next=/tickets');
    await page.getByLabel('Your name').fill(person.name);
    await page.getByLabel('E-mail', { exact: true }).fill(person.email);
    await page.getByLabel('Username').fill(person.username);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page).toHaveURL('/tickets');
    await expect(page.getByRole('heading', { level: 2, name: 'No tickets yet' })).toBeVisible();

    await page.getByRole('banner').getByRole('button', { name: 'Account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();

    await page.goto('/tickets');
    await expect(page).toHaveURL('/login?next=%2Ftickets');
    await page.getByLabel('Username or e-mail').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL('/tickets');
    await expect(page.getByRole('banner').getByRole('button', { name: 'Account' })).toBeVisible();
  });

  test('is entered by whoever types and sends before any script came', ONE_WIDTH, async ({ page, request }) => {
    const person = await registerPerson(request);
    await page.goto('/');
    let come = () => {};
    const scripts = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/_next/static/**/*.js', async (route) => {
      await scripts;
      await route.continue();
    });
    await page.evaluate(() => location.assign('/login?next=/tickets'));
    await page.getByLabel('Username or e-mail').fill(person.username);
    await page.getByLabel('Password', { exact: true }).fill(person.password);
    await page.getByLabel('Password', { exact: true }).press('Enter');
    come();
    await expect(page).toHaveURL('/tickets');
  });

  test('refuses a wrong password and keeps the name that was typed', ONE_WIDTH, async ({ page, request }) => {
    const person = await registerPerson(request);
    await page.goto('/login');
    await page.getByLabel('Username or e-mail').fill(person.username);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('do not match');
    await expect(page.getByLabel('Username or e-mail')).toHaveValue(person.username);
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  });

  test('says which field is at fault and goes there', ONE_WIDTH, async ({ page, request }) => {
    const taken = await registerPerson(request);
    await page.goto('/register');
    await page.getByLabel('Your name').fill('Ana');
    await page.getByLabel('E-mail', { exact: true }).fill('not an address');
    await page.getByLabel('Username').fill(taken.username);
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Write an e-mail address such as')).toBeVisible();
    await expect(page.getByText('At least 8 characters.', { exact: true })).toBeVisible();
    await expect(page.getByLabel('E-mail', { exact: true })).toBeFocused();

    await page.getByLabel('E-mail', { exact: true }).fill(newPerson().email);
    await page.getByLabel('Password', { exact: true }).fill('long enough now');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Somebody has this already.')).toBeVisible();
    await expect(page.getByLabel('Username')).toBeFocused();
    await expect(page.getByLabel('Username')).toHaveValue(taken.username);
  });

  test('warns while a password is typed that is too long, and shows it when asked', async ({ page }) => {
    await page.goto('/register');
    const password = page.getByLabel('Password', { exact: true });
    await expect(async () => {
      await password.fill('é'.repeat(40));
      await expect(page.getByText('80 of 72 bytes')).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(password).toHaveAttribute('type', 'password');
    await page.getByRole('button', { name: 'Show password' }).click();
    await expect(password).toHaveAttribute('type', 'text');
  });

  test('never leads to another site', ONE_WIDTH, async ({ page, request, baseURL }) => {
    const person = await registerPerson(request);
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      await page.goto(`/login?next=${encodeURIComponent(next)}`);
      expect(await page.locator('main [name=next]').count(), next).toBe(0);
    }
    await page.locator('main [name=username]').fill(person.username);
    await page.locator('main [name=password]').fill(person.password);
    await page.locator('main form button[type=submit]').click();
    await expect(page).toHaveURL(new URL('/', baseURL).href);
    // Whoever is signed in has no business at the door.
    await page.goto('/login?next=/tickets');
    await expect(page).toHaveURL('/tickets');
  });

  test('speaks Portuguese and keeps to it', ONE_WIDTH, async ({ page, request }) => {
    const person = await registerPerson(request);
    await page.goto('/pt-BR/login?next=/tickets');
    await page.getByLabel('Nome de usuário ou e-mail').fill(person.username);
    await page.getByLabel('Senha', { exact: true }).fill('errada');
    await page.getByRole('main').getByRole('button', { name: 'Entrar', exact: true }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('não conferem');
    await page.getByLabel('Senha', { exact: true }).fill(person.password);
    await page.getByRole('main').getByRole('button', { name: 'Entrar', exact: true }).click();
    await expect(page).toHaveURL('/pt-BR/tickets');
    await expect(page.getByRole('heading', { level: 1, name: 'Meus ingressos' })).toBeVisible();
  });

  test('remembers the language that one chooses', ONE_WIDTH, async ({ page, request }) => {
    const person = await registerPerson(request);
    await signIn(page, person, '/tickets');
    const language = async () => (await (await page.request.get('/api/auth/me')).json()).locale;
    expect(await language()).toBe('en');
    // The page has come alive: it knows who is signed in.
    const account = page.getByRole('banner').getByRole('button', { name: 'Account' });
    await expect(account).toBeVisible();
    await page.getByRole('contentinfo').getByRole('link', { name: 'PT Português' }).click();
    await expect(page).toHaveURL('/pt-BR/tickets');
    await expect.poll(language).toBe('pt-BR');
    // Reading a page in another language is no choice.
    const told: string[] = [];
    page.on('request', (sent) => sent.headers()['next-action'] && told.push(sent.url()));
    await page.goto('/tickets');
    await expect(page.getByRole('heading', { level: 1, name: 'My tickets' })).toBeVisible();
    await expect(account).toBeVisible();
    expect(told).toEqual([]);
    expect(await language()).toBe('pt-BR');
  });

  test('keeps what was typed when the language changes, but no password, and once', ONE_WIDTH, async ({ page }) => {
    await page.goto('/register?next=/tickets');
    // The page has come alive, and knows what is typed from now on.
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
    await page.locator('main [name=name]').fill('Ana Souza');
    await page.locator('main [name=email]').fill('ana@example.com');
    await page.locator('main [name=password]').fill('correct horse');
    await page.getByRole('contentinfo').getByRole('link', { name: 'PT Português' }).click();
    await expect(page).toHaveURL('/pt-BR/register?next=/tickets');
    await expect(page.locator('main [name=name]')).toHaveValue('Ana Souza');
    await expect(page.locator('main [name=email]')).toHaveValue('ana@example.com');
    await expect(page.locator('main [name=password]')).toHaveValue('');
    await page.goto('/register');
    await expect(page.locator('main [name=name]')).toHaveValue('');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Ana');
  });

  test('is open to everyone: axe finds nothing serious', async ({ page, request }) => {
    const person = await registerPerson(request);
    for (const path of ['/login', '/pt-BR/register']) {
      await page.goto(path);
      await expectAccessible(page);
    }
    await signIn(page, person, '/tickets');
    await expect(page.getByRole('heading', { name: 'No tickets yet' })).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('one can still sign in, and a refusal gives back what was typed', ONE_WIDTH, async ({ page, request }) => {
    const person = await registerPerson(request);
    await page.goto('/login?next=/tickets');
    await page.locator('main [name=username]').fill(person.username);
    await page.locator('main [name=password]').fill('not the password');
    await page.locator('main form button[type=submit]').click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('do not match');
    await expect(page.locator('main [name=username]')).toHaveValue(person.username);
    await page.locator('main [name=password]').fill(person.password);
    await page.locator('main form button[type=submit]').click();
    await expect(page).toHaveURL('/tickets');
    await expect(page.getByRole('heading', { level: 1, name: 'My tickets' })).toBeVisible();
  });
});
