import { expect, test, type Page } from '@playwright/test';
import { login } from '../login';

test.beforeEach(async ({ page }) => {
  await page.request.post('/mock/reset');
  await login(page, 'admin', 'admin');
});

const dialog = (page: Page, name?: string | RegExp) => page.getByRole('dialog', name ? { name } : {});
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const main = (page: Page) => page.getByRole('main');

test('the front shows what is featured, new and popular, and narrows by category and words', async ({ page }) => {
  await page.goto('/marketplace');
  const featured = page.getByRole('region', { name: 'Featured', exact: true });
  await expect(featured.getByRole('article')).toHaveText([/Calendar/]);
  await expect(page.getByRole('region', { name: 'Goes with what you use' })).toContainText('You use such things: Tools');
  await expect(page.getByRole('region', { name: 'Popular' }).getByRole('article').first()).toContainText('Order intake');
  await page.screenshot({ path: 'target/shots/market-front-light.png', fullPage: true });
  const finance = page.getByRole('button', { name: 'Finance 2' });
  await finance.click();
  await expect(page).toHaveURL(/category=finance/);
  await expect(main(page).getByRole('article')).toHaveText([/Calendar/, /Tax rules/]);
  await page.getByLabel('Search', { exact: true }).fill('vat');
  await expect(page).toHaveURL(/q=vat/);
  await expect(main(page).getByRole('article')).toHaveText([/Tax rules.*€49\.00/]);
  await page.getByLabel('Search', { exact: true }).fill('nothing like it');
  await expect(main(page)).toContainText('Nothing matches');
  await main(page).getByRole('button', { name: 'Clear the search' }).last().click();
  await expect(featured).toBeVisible();
  await expect(page.getByLabel('Search', { exact: true })).toHaveValue('');
});

test('kind, price and order are kept in the address', async ({ page }) => {
  await page.goto('/marketplace?kind=templates');
  await expect(main(page).getByRole('article')).toHaveText([/Webhook, tool, reply/]);
  await page.goto('/marketplace?pricing=premium&sort=name');
  await expect(main(page).getByRole('article')).toHaveText([/Label printer/, /Tax rules/]);
});

test('a listing shows its README without its HTML, and is installed by the plan dialog', async ({ page }) => {
  await page.goto('/marketplace');
  await page.getByRole('link', { name: 'Calendar' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Calendar');
  await expect(page).toHaveTitle(/Calendar/);
  await expect(main(page).getByText('<script>document.title = "owned"</script>')).toBeVisible();
  await expect(main(page).getByRole('link', { name: 'Guide' })).toHaveAttribute('rel', /noopener/);
  await expect(main(page).getByRole('link', { name: 'trap' })).toHaveCount(0);
  await expect(main(page)).toContainText('is-working-day, next-working-day');
  await expect(main(page)).toContainText('outbound:calendar.example');
  await page.getByRole('button', { name: 'Enlarge: A year at a glance' }).click();
  await expect(dialog(page).getByRole('img', { name: 'A year at a glance' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await page.screenshot({ path: 'target/shots/market-listing-light.png', fullPage: true });
  await page.getByRole('button', { name: 'Install', exact: true }).click();
  await expect(dialog(page)).toContainText('Is installed');
  await dialog(page).getByRole('button', { name: 'Install' }).click();
  await expect(dialog(page)).toContainText('calendar 1.0.0 is installed.');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('link', { name: 'Show the plugin' })).toBeVisible();
  await expect(page.getByRole('form', { name: 'Your review' })).toBeVisible();
});

test('what is not free needs a valid licence key', async ({ page }) => {
  await page.goto('/marketplace/listings/tax-rules');
  const install = page.getByRole('button', { name: 'Install', exact: true });
  await expect(install).toBeDisabled();
  await page.getByLabel('Licence key').fill('srl_wrong');
  await install.click();
  await dialog(page).getByRole('button', { name: 'Install' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('marketplace.licence-not-valid');
});

test('a review is written, changed and taken back, and others can be reported', async ({ page }) => {
  await page.goto('/marketplace/listings/order-intake');
  await page.getByRole('radio', { name: '3 stars' }).press(' ');
  await page.getByLabel('Comment').fill('Does what it says.');
  await page.getByRole('button', { name: 'Send the review' }).click();
  const mine = page.getByRole('article', { name: 'Review by admin' });
  await expect(mine).toContainText('Does what it says.');
  await page.getByLabel('Comment').fill('Does what it says, slowly.');
  await page.getByRole('button', { name: 'Change the review' }).click();
  await expect(mine).toContainText('slowly');
  await page.getByRole('button', { name: 'Report: jon' }).click();
  await dialog(page).getByRole('button', { name: 'Report' }).click();
  await expect(dialog(page)).toContainText('Please fill this in.');
  await dialog(page).getByLabel('Reason').fill('An advertisement.');
  await dialog(page).getByRole('button', { name: 'Report' }).click();
  await expect(page.getByText('The review is reported.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await dialog(page).getByRole('button', { name: 'Take it back' }).click();
  await expect(mine).toBeHidden();
});

test('a template becomes a draft, which opens', async ({ page }) => {
  await page.goto('/marketplace/listings/webhook-tool-reply');
  await page.getByRole('button', { name: 'Use this template' }).click();
  await dialog(page).getByRole('button', { name: 'Make the draft' }).click();
  await expect(dialog(page)).toContainText('Please fill this in.');
  await dialog(page).getByLabel('Name of the workflow').fill('Ask the calendar');
  await expect(dialog(page).getByLabel('Path under /hooks/')).toHaveValue('ask-tool');
  await dialog(page).getByLabel('Tool', { exact: true }).fill('calendar');
  await dialog(page).getByRole('button', { name: 'Make the draft' }).click();
  await expect(page).toHaveURL(/\/workflows\/[^/]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ask the calendar');
  await expect(main(page)).toContainText('tool:calendar');
});

test('a publisher hands in a package and a template, edits, issues licences and reads the numbers', async ({ page }) => {
  await page.goto('/marketplace/publisher');
  await expect(card(page, 'Notes')).toContainText('Rejected: The summary promises');
  await page.getByRole('button', { name: 'Publish something' }).click();
  await dialog(page).getByRole('button', { name: 'Hand in' }).click();
  await expect(dialog(page)).toContainText('Please fill this in.');
  await dialog(page).locator('input[type=file]').setInputFiles({ name: 'clock-1.0.0.kar', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
  await dialog(page).getByLabel('Summary').fill('Tells the time.');
  await dialog(page).getByRole('button', { name: 'Hand in' }).click();
  await expect(card(page, 'clock')).toContainText('Waits for review');
  await page.getByRole('button', { name: 'Publish something' }).click();
  await dialog(page).getByText('A workflow as a template').click();
  await dialog(page).getByLabel('Camel YAML with its gaps').fill('- route:\n    from: { uri: "hook:[[path]]" }');
  await dialog(page).getByLabel('What path means').fill('Path');
  await dialog(page).getByLabel('Name', { exact: true }).fill('My hook');
  await page.screenshot({ path: 'target/shots/market-publish-light.png' });
  await dialog(page).getByRole('button', { name: 'Hand in' }).click();
  await expect(card(page, 'My hook')).toContainText('Waits for review');
  await page.getByRole('button', { name: 'What can be done with Label printer' }).click();
  await page.getByRole('menuitem', { name: 'Licences' }).click();
  await dialog(page, /Licences of/).getByLabel('For whom').fill('Mira');
  await dialog(page, /Licences of/).getByRole('button', { name: 'Issue' }).click();
  await expect(dialog(page, /Licences of/)).toContainText('srl_');
  await dialog(page, /Licences of/).getByRole('button', { name: 'Revoke: Mira' }).click();
  await dialog(page, /Revoke the licence/).getByLabel('Reason').fill('not paid');
  await dialog(page, /Revoke the licence/).getByRole('button', { name: 'Revoke' }).click();
  await expect(dialog(page, /Licences of/).getByRole('article', { name: 'Mira' })).toContainText('not paid');
  await dialog(page, /Licences of/).getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('button', { name: 'What can be done with Notes' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog(page).getByLabel('Summary').fill('Keeps short notes.');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(card(page, 'Notes')).toContainText('Keeps short notes.');
  await page.getByRole('button', { name: 'What can be done with Notes' }).click();
  await page.getByRole('menuitem', { name: 'Hand in for review' }).click();
  await expect(card(page, 'Notes')).toContainText('Waits for review');
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await expect(page.getByRole('region', { name: 'Revenue' })).toContainText('€19.00');
  await page.screenshot({ path: 'target/shots/market-numbers-light.png', fullPage: true });
});

test('a moderator decides, features, and takes reviews down', async ({ page }) => {
  await page.goto('/marketplace/review');
  await page.getByRole('button', { name: 'Reject: Word games' }).click();
  await dialog(page).getByLabel('Reason').fill('No README.');
  await dialog(page).getByRole('button', { name: 'Reject' }).click();
  await expect(main(page)).toContainText('Nothing waits');
  await page.getByRole('tab', { name: 'Reported reviews' }).click();
  await expect(main(page)).toContainText('This is an advertisement.');
  await page.getByRole('button', { name: 'Take down: jon' }).click();
  await dialog(page).getByLabel('Reason').fill('advertisement');
  await dialog(page).getByRole('button', { name: 'Take down' }).click();
  await expect(main(page)).toContainText('Nothing is reported');
  await page.getByRole('tab', { name: 'Featured' }).click();
  await page.getByRole('switch', { name: 'Featured: Order intake' }).press(' ');
  await expect(page.getByText('Order intake is featured.')).toBeVisible();
});

test('a publisher has a page, and changes it', async ({ page }) => {
  await page.goto('/marketplace/listings/tax-rules');
  await page.getByRole('link', { name: 'mira', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mira Tax');
  await expect(main(page)).toContainText('Publishes in this hub · mira');
  await expect(main(page)).toContainText('0f1b8534277f8442');
  await expect(main(page)).toContainText('known as Mira Ltd');
  await expect(main(page).getByRole('link', { name: 'mira.example' })).toHaveAttribute('rel', /noopener/);
  await expect(main(page).getByRole('article')).toHaveText([/Tax rules/]);
  await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await page.screenshot({ path: 'target/shots/market-publisher-page-light.png', fullPage: true });
  await page.goto('/marketplace/publisher');
  await page.getByRole('link', { name: 'Your page' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await dialog(page).getByLabel('Name that is shown').fill('Ada & Co');
  await dialog(page).getByLabel('Homepage').fill('javascript:alert(1)');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toContainText('An address with http or https.');
  await dialog(page).getByLabel('Homepage').fill('https://ada.example');
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada & Co');
  await page.goto('/marketplace/publishers/nobody');
  await expect(main(page).getByRole('alert')).toContainText('There is no publisher nobody');
});

test('a listing says how executions of this hub with it ended', async ({ page }) => {
  await page.goto('/marketplace/listings/calendar');
  await expect(main(page)).toContainText('98% of 1204 executions');
  await expect(main(page)).toContainText("Of this hub's own executions");
  await page.goto('/marketplace/publisher?tab=analytics');
  await expect(main(page)).toContainText('95% of 40 executions');
});

test('the catalogs say how they are, and are mirrored anew', async ({ page }) => {
  await page.goto('/marketplace');
  await page.getByRole('link', { name: 'Catalogs' }).click();
  await expect(card(page, 'serai')).toContainText('Of this distribution');
  await expect(card(page, 'serai')).toContainText('3.4 MB');
  await expect(card(page, 'acme')).toContainText('nothing answers at its address');
  await page.screenshot({ path: 'target/shots/market-catalogs-light.png', fullPage: true });
  await page.getByRole('button', { name: 'Mirror now' }).click();
  await expect(card(page, 'acme')).toContainText('Nothing is wrong');
  await expect(page.getByText('The catalogs were mirrored.')).toBeVisible();
});

test('what fails to load says so and can be tried again', async ({ page }) => {
  await page.route('**/api/v1/marketplace/front*', (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'hub.starting', detail: 'The hub is starting.' }) }),
  );
  await page.goto('/marketplace');
  await expect(main(page).getByRole('alert')).toContainText('The hub is starting.', { timeout: 30_000 });
  await page.unroute('**/api/v1/marketplace/front*');
  await main(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Popular' })).toBeVisible();
});

for (const path of ['/marketplace', '/marketplace?pricing=premium', '/marketplace/listings/calendar', '/marketplace/listings/webhook-tool-reply', '/marketplace/publisher', '/marketplace/review', '/marketplace/review?tab=featured', '/marketplace/publishers/mira', '/marketplace/catalogs']) {
  test(`${path} fits a phone, in German`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 812 });
    await page.evaluate(() => localStorage.setItem('serai.language', 'de'));
    await page.goto(path);
    await expect(main(page).getByRole('article').first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.screenshot({ path: `target/shots/phone${path.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
    expect(width).toBeLessThanOrEqual(375);
  });
}
