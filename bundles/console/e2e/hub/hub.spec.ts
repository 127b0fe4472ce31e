// Against a real hub: SERAI_URL=http://127.0.0.1:8181 SERAI_ADMIN_PASSWORD=… npm run e2e
// The hub has the sample routes (--sample).
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { login } from '../login';

const order = JSON.parse(
  readFileSync(new URL('../../../../camel-routes/order-intake/samples/order.json', import.meta.url), 'utf8'),
) as object;
const password = process.env.SERAI_ADMIN_PASSWORD ?? '';

test.beforeEach(async ({ page }) => {
  expect(password, 'SERAI_ADMIN_PASSWORD').not.toBe('');
  await login(page, 'admin', password);
});

test('an order is there with its steps', async ({ page, request }) => {
  const reply = await request.post('/hooks/orders', { data: order });
  expect(reply.status()).toBe(200);
  await page.goto('/executions');
  await expect(page.getByRole('main').getByRole('link', { name: 'order-intake' }).first()).toBeVisible();
  await page.goto(`/executions/${reply.headers()['x-execution-id']}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Completed');
  await page.getByRole('button', { name: /quote.*shipping-quote/ }).first().click();
  await page.screenshot({ path: 'target/shots/hub-execution.png' });
  await expect(page.getByRole('region', { name: 'Out', exact: true })).toContainText('price');
});

test('an order shows up in the list by itself', async ({ page, request }) => {
  await page.goto('/executions');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const first = page.locator('tbody tr').first().locator('.mono').first();
  const before = await first.getAttribute('title');
  await request.post('/hooks/orders', { data: { orderId: 'broken' }, failOnStatusCode: false });
  await expect(first).not.toHaveAttribute('title', before ?? '');
});

test('a workflow is written, marked, published and run', async ({ page }) => {
  const name = `e2e-${Date.now()}`;
  await page.goto('/workflows?create');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create' }).click();
  const text = page.getByRole('textbox', { name: 'Camel YAML' });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('        - to:\n            uri: nonsense:x\n');
  await expect(page.getByText('1 problem')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No problems')).toBeVisible();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText("        - log:\n            id: done\n            message: 'done'\n");
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText('No problems')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 takes new executions now.')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByLabel('Input').fill('Ada');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Completed');
  await expect(page.getByRole('region', { name: 'Output' }).first()).toContainText('Hello, Ada');
});

test('completion knows Camel', async ({ page }) => {
  await page.goto('/workflows?create');
  await page.getByLabel('Name').fill(`e2e-completion-${Date.now()}`);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('textbox', { name: 'Camel YAML' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('        - setHea');
  await expect(page.locator('.cm-tooltip-autocomplete')).toContainText('setHeader');
});

test('plugins are listed with what they bring', async ({ page }) => {
  await page.goto('/plugins');
  const plugin = page.getByRole('article').filter({ hasText: 'order-intake' });
  await expect(plugin.first()).toContainText('Active');
});

test('a package is uploaded, planned, installed by its phases, and removed', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  const jar = fileURLToPath(new URL('../../../../plugins/example-dropin/target/serai-plugin-example-dropin-0.1.0.jar', import.meta.url));
  await page.goto('/plugins');
  await page.locator('input[type=file]').setInputFiles(jar);
  await expect(dialog).toContainText('example-dropin');
  await expect(dialog.locator('[data-change=added]')).toContainText('tool:word-count');
  await dialog.getByRole('button', { name: 'Install' }).click();
  await expect(dialog).toContainText('example-dropin 0.1.0 is installed.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Example Drop-in' }).click();
  await expect(page.getByRole('article', { name: 'Version 0.1.0' })).toContainText('Active');
  await page.screenshot({ path: 'target/shots/hub-plugin.png', fullPage: true });
  await page.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog).toContainText('example-dropin 0.1.0 is removed.');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page).toHaveURL(/\/plugins$/);
  await expect(page.getByRole('article', { name: 'Example Drop-in' })).toBeHidden();
});

test('a plugin that another one needs is not removed', async ({ page }) => {
  await page.goto('/plugins');
  await page.getByRole('button', { name: 'Remove: Shipping Quote' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('plugin.needed');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Remove' })).toBeDisabled();
});
