import { expect, test } from '@playwright/test';
import { login } from '../login';

const password = process.env.SERAI_ADMIN_PASSWORD ?? '';

test.beforeEach(async ({ page }) => {
  expect(password, 'SERAI_ADMIN_PASSWORD').not.toBe('');
  await login(page, 'admin', password);
});

test('what ships is on the marketplace, and narrows by kind and words', async ({ page }) => {
  await page.goto('/marketplace');
  await expect(page.getByRole('region', { name: 'Popular' }).getByRole('article').first()).toBeVisible();
  await page.goto('/marketplace?kind=templates&q=csv');
  await expect(page.getByRole('main').getByRole('article')).toHaveText([/File import, line by line/]);
  await page.goto('/marketplace/listings/order-intake');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Order Intake');
  await page.screenshot({ path: 'target/shots/hub-listing.png', fullPage: true });
});

test('a template becomes a draft that can be published', async ({ page }) => {
  const name = `e2e-template-${Date.now()}`;
  await page.goto('/marketplace/listings/webhook-tool-reply');
  await page.getByRole('button', { name: 'Use this template' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the workflow').fill(name);
  await dialog.getByLabel('Path under /hooks/').fill(name);
  await dialog.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByText('No problems')).toBeVisible();
});

test('a template is handed in, approved and found', async ({ page }) => {
  const name = `E2e listing ${Date.now()}`;
  await page.goto('/marketplace/publisher');
  await page.getByRole('button', { name: 'Publish something' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A workflow as a template').click();
  await dialog
    .getByLabel('Camel YAML with its gaps')
    .fill('- route:\n    id: hi\n    from:\n      uri: "hook:[[path]]"\n      steps:\n        - setBody:\n            id: hi-body\n            constant: hi\n');
  await dialog.getByLabel('What path means').fill('Path');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByRole('article', { name, exact: true })).toContainText('Waits for review');
  await page.goto('/marketplace/review');
  await page.getByRole('button', { name: `Approve: ${name}` }).click();
  await page.goto(`/marketplace?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('main').getByRole('article', { name, exact: true })).toBeVisible();
});
