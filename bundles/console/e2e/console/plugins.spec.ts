import { expect, test, type Page } from '@playwright/test';
import { login } from '../login';

test.beforeEach(async ({ page }) => {
  await page.request.post('/mock/reset');
  await login(page, 'admin', 'admin');
  await page.goto('/plugins');
  await expect(page.getByRole('article', { name: 'Order intake' })).toBeVisible();
});

const dialog = (page: Page) => page.getByRole('dialog');
const card = (page: Page, name: string) => page.getByRole('article', { name, exact: true });

async function upload(page: Page, ...names: string[]): Promise<void> {
  const files = names.map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('PK') }));
  await page.locator('input[type=file]').setInputFiles(files);
}

test('a package is planned, installed by its phases, and shown; its history keeps the plan', async ({ page }) => {
  await upload(page, 'shipping-tools-2.0.0.kar');
  await expect(dialog(page)).toContainText('1.4.2 → 2.0.0');
  await expect(dialog(page).locator('[data-change=added]')).toHaveText([/file:labels/, /outbound:api\.carrier\.example/]);
  await expect(dialog(page).locator('[data-change=removed]')).toContainText('outbound:carrier.example');
  await page.screenshot({ path: 'target/shots/plugin-plan-light.png' });
  await dialog(page).getByRole('button', { name: 'Install' }).click();
  const phases = dialog(page).getByRole('list', { name: 'Progress' });
  await expect(phases.locator('[aria-current=step]')).toContainText(/Start it|Check that it runs|Switch workflows/);
  await page.screenshot({ path: 'target/shots/plugin-progress-light.png' });
  await expect(dialog(page)).toContainText('shipping-tools 2.0.0 takes new executions now.');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(card(page, 'Shipping tools')).toContainText('The package is not signed');
  await expect(card(page, 'Shipping tools')).toContainText('Version 1.3.0 stays until 14 executions have ended.');
  await page.getByRole('tab', { name: 'History' }).click();
  const row = page.getByRole('article', { name: 'Updated shipping-tools 2.0.0' });
  await expect(row).toContainText('Succeeded');
  await row.getByRole('button', { name: 'What it touched' }).click();
  await expect(row).toContainText('1.4.2 → 2.0.0');
});

test('what the plan refuses cannot be installed, and says why and what to do', async ({ page }) => {
  await upload(page, 'broken-1.0.0.kar', 'holiday.png');
  await expect(dialog(page).getByRole('alert')).toContainText('needs package com.example.missing');
  await expect(dialog(page).getByRole('alert')).toContainText('Put the missing bundle into the package');
  await expect(dialog(page).getByRole('alert')).toContainText('plugin.unresolved');
  await expect(dialog(page)).toContainText('Not possible: solve the problem above first.');
  await expect(dialog(page).getByRole('button', { name: 'Install' })).toBeDisabled();
  await page.screenshot({ path: 'target/shots/plugin-refused-light.png' });
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toContainText('holiday.png is no plugin');
  await expect(dialog(page).getByRole('button', { name: 'Install' })).toBeDisabled();
});

test('what fails on the way leaves everything as it was', async ({ page }) => {
  await upload(page, 'throws-1.0.0.kar');
  await dialog(page).getByRole('button', { name: 'Install' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('everything is as it was before');
  await expect(dialog(page).getByRole('alert')).toContainText('plugin.start-failed');
  await expect(dialog(page).locator('[data-state=failed]')).toContainText('Start it');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(card(page, 'throws')).toBeHidden();
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('article', { name: 'Installed throws 1.0.0' })).toContainText('Failed');
});

test('a package is dropped onto the page', async ({ page }) => {
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['PK'], 'word-counter-1.1.0.kar'));
    return transfer;
  });
  const target = page.getByRole('main').getByRole('heading', { level: 1 });
  await target.dispatchEvent('dragenter', { dataTransfer: data });
  await expect(page.locator('[data-over]')).toBeVisible();
  await page.screenshot({ path: 'target/shots/plugin-drop-light.png' });
  await target.dispatchEvent('drop', { dataTransfer: data });
  await expect(dialog(page)).toContainText('Install word-counter-1.1.0.kar');
  await dialog(page).getByRole('button', { name: 'Install' }).click();
  await expect(dialog(page)).toContainText('word-counter 1.1.0 is installed.');
});

test('the catalog installs, and says what is there already', async ({ page }) => {
  await page.getByRole('tab', { name: 'Catalog' }).click();
  await expect(page.getByRole('article', { name: 'order-intake 0.1.0' })).toContainText('Installed');
  await page.getByRole('button', { name: 'Install: calendar 1.0.0' }).click();
  await dialog(page).getByRole('button', { name: 'Install' }).click();
  await expect(dialog(page)).toContainText('calendar 1.0.0 is installed.');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('article', { name: 'calendar 1.0.0' })).toContainText('Installed');
});

test('a plugin that executions hold is removed only by force', async ({ page }) => {
  await page.getByRole('link', { name: 'Order intake' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Order intake');
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('2 executions that began on plugin order-intake have not ended');
  const remove = dialog(page).getByRole('button', { name: 'Remove' });
  await expect(remove).toBeDisabled();
  await page.screenshot({ path: 'target/shots/plugin-remove-light.png' });
  await dialog(page).getByLabel('Remove it all the same').check();
  await remove.click();
  await expect(dialog(page)).toContainText('order-intake 0.1.0 is removed.');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(page).toHaveURL(/\/plugins$/);
  await expect(card(page, 'Shipping tools')).toBeVisible();
  await expect(card(page, 'Order intake')).toBeHidden();
});

test('waiting executions move to another version, and the older version is used again', async ({ page }) => {
  await page.getByRole('link', { name: 'Shipping tools' }).click();
  const old = page.getByRole('article', { name: 'Version 1.3.0' });
  await expect(old).toContainText('14 executions have not ended');
  await expect(old).toContainText('Signed by Example Carriers');
  await old.getByRole('button', { name: 'What can be done with version 1.3.0' }).click();
  await page.getByRole('menuitem', { name: 'Move waiting executions' }).click();
  await expect(dialog(page).getByRole('combobox', { name: 'To version' })).toHaveValue('1.4.2');
  await dialog(page).getByRole('button', { name: 'Move' }).click();
  await expect(dialog(page)).toContainText('13 executions go on with version 1.4.2.');
  await expect(dialog(page)).toContainText('Step reserve, which it has done, is not in the route of version 1.4.2.');
  await page.screenshot({ path: 'target/shots/plugin-moved-light.png' });
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(old).toContainText('1 execution has not ended');
  await old.getByRole('button', { name: 'What can be done with version 1.3.0' }).click();
  await page.getByRole('menuitem', { name: 'Use this version' }).click();
  await dialog(page).getByRole('button', { name: 'Use this version' }).click();
  await expect(dialog(page)).toContainText('shipping-tools 1.3.0 takes new executions now.');
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(old).toContainText('Active');
  await expect(page.getByRole('article', { name: 'Version 1.4.2' })).toContainText('Draining');
});

test('a permission is taken away and given back', async ({ page }) => {
  await page.getByRole('link', { name: 'Shipping tools' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'outbound:carrier.example' });
  await expect(row.getByRole('img', { name: 'Granted' })).toBeVisible();
  await page.getByRole('button', { name: 'Revoke: outbound:carrier.example' }).click();
  await expect(row.getByRole('img', { name: 'Revoked' })).toBeVisible();
  await expect(row).toContainText('revoked by admin');
  await page.screenshot({ path: 'target/shots/plugin-permissions-light.png', fullPage: true });
  await page.getByRole('button', { name: 'Give back: outbound:carrier.example' }).click();
  await expect(row.getByRole('img', { name: 'Granted' })).toBeVisible();
});

test('what a plugin is made of stands on its page, with licences', async ({ page }) => {
  await page.getByRole('link', { name: 'Shipping tools' }).click();
  await expect(page.getByRole('row', { name: /shipping-tools 1\.4\.2 Apache-2\.0/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /carrier-client 7\.0\.1 not given/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /part-12/ })).toBeHidden();
  await page.getByRole('button', { name: 'Show all 14' }).click();
  await expect(page.getByRole('row', { name: /part-12/ })).toBeVisible();
});

test('publishers are trusted and their keys revoked, with a reason', async ({ page }) => {
  await page.getByRole('tab', { name: 'Trust' }).click();
  await expect(page.getByRole('article', { name: 'Old Tools' })).toContainText('a laptop that was stolen');
  await page.getByRole('button', { name: 'Add a key' }).click();
  await dialog(page).getByLabel('Publisher').fill('Ada');
  await dialog(page).getByLabel('Public key').fill('nonsense');
  await dialog(page).getByRole('button', { name: 'Trust' }).click();
  await expect(dialog(page)).toContainText('This is no Ed25519 public key');
  await dialog(page).getByLabel('Public key').fill('MCowBQYDK2VwAyEA5/DkttZeoIk3');
  await dialog(page).getByRole('button', { name: 'Trust' }).click();
  await expect(page.getByText('Packages of Ada are trusted.')).toBeVisible();
  await page.getByRole('button', { name: 'Revoke: Ada' }).click();
  await dialog(page).getByLabel('Reason').fill('left us');
  await dialog(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('article', { name: 'Ada' })).toContainText('left us');
  await page.getByRole('button', { name: 'Revoke a package' }).click();
  await dialog(page).getByLabel('Digest').fill('ab'.repeat(32));
  await dialog(page).getByLabel('Reason').fill('steals');
  await dialog(page).getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Take it again' }).click();
  await expect(page.getByText('None is revoked.')).toBeVisible();
});

for (const path of ['/plugins', '/plugins/shipping-tools', '/plugins/com.example.legacy-bridge', '/plugins?tab=catalog', '/plugins?tab=history', '/plugins?tab=trust']) {
  test(`${path} fits a phone, in German`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => localStorage.setItem('serai.language', 'de'));
    await page.goto(path);
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.screenshot({ path: `target/shots/phone${path.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
    expect(width).toBeLessThanOrEqual(390);
  });
}
