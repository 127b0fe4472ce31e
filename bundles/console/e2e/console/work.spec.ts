import { expect, test, type Page } from '@playwright/test';
import { login } from '../login';

test.beforeEach(async ({ request }) => {
  await request.post('/mock/reset');
});

async function editor(page: Page) {
  const text = page.getByRole('textbox', { name: 'Camel YAML' });
  await expect(text).toBeVisible();
  return text;
}

test('login says what is wrong, waits when it must, and asks for an own password', async ({ page }) => {
  await page.goto('/executions?status=FAILED');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert')).toContainText('User name or password is wrong');

  await page.getByLabel('User name', { exact: true }).fill('blocked');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert')).toContainText('You can try again in');
  await expect(page.getByRole('button', { name: 'Log in' })).toBeDisabled();

  await page.reload();
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/executions\?status=FAILED/);
});

test('a password made by somebody else is changed first', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('User name').fill('first');
  await page.getByLabel('Password', { exact: true }).fill('first');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Choose your own password' })).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill('first');
  await page.getByLabel('New password', { exact: true }).fill('short');
  await page.getByLabel('New password again').fill('other');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Use at least 12 characters.')).toBeVisible();
  await expect(page.getByText('The two passwords differ.')).toBeVisible();
});

test('a workflow is written, marked, mended, saved, published and run, live', async ({ page }) => {
  await login(page, 'admin', 'admin');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Pages, workflows, plugins, actions').fill('New workflow');
  await page.keyboard.press('Enter');
  await page.getByLabel('Name').fill('Greeting');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: 'Greeting' })).toBeVisible();
  const text = await editor(page);
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('        - to:\n            uri: nonsense:x\n');
  await expect(page.getByText('1 problem')).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
  await page.screenshot({ path: 'target/shots/workflow-problem-light.png' });
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No problems')).toBeVisible();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('        - stop: {}\n');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByLabel('What is new').fill('The first one.');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 takes new executions now.')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByLabel('Input').fill('{"name":"Ada"}');
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(page).toHaveURL(/\/executions\/.+/);
  // the page's own heading: the dialog, which is called "Run Greeting", fades away meanwhile
  const title = page.getByRole('heading', { level: 1, name: /Greeting/ });
  await expect(title).toContainText('Running');
  // No click: the hub tells.
  await expect(title).toContainText('Completed');
});

test('two people who save the same workflow: one decides', async ({ page, request }) => {
  await login(page, 'admin', 'admin');
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Refund approvals' }).click();
  await (await editor(page)).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('# mine\n');
  const id = page.url().split('/').at(-1);
  const headers = { Authorization: 'Bearer access-mira-1' };
  await request.put(`/api/v1/workflows/${id}`, { headers, data: { name: 'Refund approvals', dsl: '# theirs\n' } });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toContainText('Somebody else changed this workflow');
  await page.screenshot({ path: 'target/shots/conflict-light.png' });
  await page.getByRole('button', { name: 'Keep my text' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(await editor(page)).toContainText('# mine');
});

test('unsaved work is not left without a question', async ({ page }) => {
  await login(page, 'admin', 'admin');
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Newsletter import' }).click();
  await (await editor(page)).click();
  await page.keyboard.insertText('# mine\n');
  await expect(page.getByText('Unsaved changes')).toBeVisible();
  await page.getByRole('link', { name: 'Executions', exact: true }).first().click();
  await expect(page.getByRole('dialog')).toContainText('Leave without saving?');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: /Newsletter import/ })).toBeVisible();
});

test('German is complete on the pages that people see first, and the choice stays', async ({ page }) => {
  await login(page, 'admin', 'admin');
  await page.goto('/settings');
  await page.getByLabel('Deutsch').check();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await page.goto('/executions');
  await expect(page.getByRole('heading', { name: 'Ausführungen' })).toBeVisible();
  await page.screenshot({ path: 'target/shots/executions-german.png' });
});

test('small screens: the menu opens and leads on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await login(page, 'admin', 'admin');
  await page.screenshot({ path: 'target/shots/dashboard-phone.png' });
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('link', { name: 'Flow', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Workflows' })).toBeVisible();
  await page.screenshot({ path: 'target/shots/workflows-phone.png' });
});

test('small screens: no page is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await login(page, 'admin', 'admin');
  const look = async (name: string, ready: string) => {
    await expect(page.getByText(ready).first()).toBeVisible();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `target/shots/${name}-phone.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(390);
  };
  for (const [name, ready] of [['approvals', 'large-refund'], ['schedules', 'nightly-invoices'], ['queues', 'mails'], ['dead-letters', 'Re-queue all']] as const) {
    await page.goto(`/${name}`);
    await look(name, ready);
  }
  await page.goto('/approvals');
  await page.getByRole('link', { name: 'large-refund' }).click();
  await look('approval', 'Your decision');
  await page.goto('/executions?status=COMPLETED');
  await page.getByRole('main').locator('tbody').getByRole('link').last().click();
  await look('execution', 'check-order');
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await look('timeline', 'State of the message');
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'order-intake' }).first().click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await look('versions', 'Show the route');
  await page.getByRole('button', { name: 'Compare with v1: v2' }).click();
  await look('diff', 'Added');
});
