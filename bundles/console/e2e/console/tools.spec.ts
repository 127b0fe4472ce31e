import { expect, test } from '@playwright/test';
import { login } from '../login';

test.beforeEach(async ({ page }) => {
  await page.request.post('/mock/reset');
  await login(page, 'admin', 'admin');
});

test('a tool is tried with arguments, and says why it fails', async ({ page }) => {
  await page.goto('/tools');
  await page.getByRole('textbox', { name: 'Search tools' }).fill('weather');
  await expect(page.getByRole('link', { name: 'shipping-quote' })).toBeHidden();
  await page.getByRole('link', { name: 'weather' }).click();
  const args = page.getByRole('textbox', { name: 'Arguments' });
  await expect(args).toHaveValue(/"city": ""/);
  await args.fill('{"city": "Rome"}');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Try it' })).toContainText('asked');
  await args.fill('{"city": "Atlantis"}');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('no such city');
  await args.fill('{');
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeDisabled();
});

test('a tool is made of an HTTP call, changed and deleted', async ({ page }) => {
  await page.goto('/tools');
  await page.getByRole('link', { name: 'New tool' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('order-status');
  await page.getByRole('textbox', { name: 'Summary' }).fill('How an order stands.');
  await page.getByRole('button', { name: 'Add an argument' }).click();
  await page.getByRole('textbox', { name: 'Name of argument 1' }).fill('order');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://{host}/x');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Address' }).fill('https://shop.example.com/orders/{order}');
  await page.screenshot({ path: 'target/shots/tool-new-light.png', fullPage: true });
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('order-status');
  await expect(page.getByRole('link', { name: 'tool-order-status 1.0.0' })).toBeVisible();

  await page.getByRole('textbox', { name: 'Summary' }).fill('How an order stands now.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'tool-order-status 1.1.0' })).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await file).suggestedFilename()).toBe('tool-order-status-1.1.0.kar');

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tools');
  await expect(page.getByRole('link', { name: 'order-status' })).toBeHidden();
});
