import { expect, test, type Page } from '@playwright/test';
import { login } from '../login';

test.beforeEach(async ({ page }) => {
  await page.request.post('/mock/reset');
  await login(page, 'admin', 'admin');
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function openExecution(page: Page, status: string) {
  await page.goto(`/executions?status=${status}`);
  await page.getByRole('main').locator('tbody').getByRole('link').first().click();
  await expect(title(page)).toBeVisible();
}

test('a paused execution goes on, a waiting one says for what, and cancelling asks first', async ({ page }) => {
  await openExecution(page, 'PAUSED');
  await expect(page.getByText('Paused by a person')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title(page)).toContainText('Running');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(title(page)).toContainText('Paused');
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(title(page)).toContainText('Paused');
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
  await expect(title(page)).toContainText('Cancelled');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden();

  await openExecution(page, 'WAITING');
  const notice = page.getByRole('alert').filter({ hasText: 'waits for' });
  await expect(notice).toContainText('approval:refund');
  await notice.getByRole('link', { name: 'Decide now' }).click();
  await expect(page).toHaveURL(/\/approvals\/.+/);
});

test('a failed execution is retried from its failed step, from a chosen one, and run again', async ({ page }) => {
  await openExecution(page, 'FAILED');
  const failed = page.url();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Run again' }).click();
  await page.getByRole('dialog').getByLabel('Input').fill('{"orderId":"A-7"}');
  await page.getByRole('dialog').getByRole('button', { name: 'Run again' }).click();
  await expect(page).not.toHaveURL(failed);
  await expect(page.getByRole('region', { name: 'Input' }).last()).toContainText('A-7');
  await expect(title(page)).toContainText('Completed');

  await page.goto(failed);
  await page.getByRole('button', { name: /check-order/ }).click();
  await page.getByRole('button', { name: 'Retry from here' }).click();
  await expect(page.getByRole('combobox', { name: 'From step' })).toHaveValue(/\/check-order/);
  await page.getByRole('dialog').getByRole('button', { name: 'Retry' }).click();
  await expect(title(page)).toContainText('Running');
  await expect(title(page)).toContainText('Completed');

  await openExecution(page, 'FAILED');
  await page.getByRole('button', { name: 'Retry from the failed step' }).click();
  await expect(title(page)).toContainText('Completed');
});

test('the time machine: the same, the differences, and a fork', async ({ page }) => {
  await openExecution(page, 'COMPLETED');
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('The same');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const before = page.url();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Fork at a step' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Variables').fill('[1]');
  await dialog.getByRole('button', { name: 'Fork' }).click();
  await expect(dialog).toContainText('This is not a JSON object.');
  await dialog.getByLabel('Variables').fill('{"discount":0.1}');
  await dialog.getByRole('button', { name: 'Fork' }).click();
  await expect(page.getByText('The fork has started.')).toBeVisible();
  await expect(page).not.toHaveURL(before);

  await openExecution(page, 'FAILED');
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 difference');
  await page.screenshot({ path: 'target/shots/replay-light.png' });
});

test('a moment that was chosen stays when the events come in late', async ({ page }) => {
  let letIn = () => {};
  const held = new Promise<void>((resolve) => (letIn = resolve));
  await page.route('**/executions/*/events*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/executions?q=order-intake&status=COMPLETED');
  await page.getByRole('main').locator('tbody').getByRole('link').last().click();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const place = page.getByText(/^\d+ \/ \d+$/);
  await page.getByRole('button', { name: /quote.*58 ms/ }).click();
  await expect(page.getByRole('heading', { name: /quote ends/ })).toBeVisible();
  const without = await place.textContent();
  letIn();
  await expect(place).not.toHaveText(without ?? '');
  await expect(page.getByRole('heading', { name: /quote ends/ })).toBeVisible();
});

test('the scrubber shows any moment, by mouse and by keyboard', async ({ page }) => {
  await page.goto('/executions?q=order-intake&status=COMPLETED');
  await page.getByRole('main').locator('tbody').getByRole('link').last().click();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.getByText(/7 steps, 2 of them in parallel/)).toBeVisible();
  await page.getByRole('button', { name: 'To the beginning' }).click();
  await expect(page.getByText('No step had ended yet.')).toBeVisible();
  await page.getByRole('button', { name: /quote.*58 ms/ }).click();
  await expect(page.getByRole('heading', { name: /quote ends/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Out', exact: true })).toContainText('DHL');
  await expect(page.getByRole('region', { name: 'Body', exact: true })).toContainText('DHL');
  await page.getByRole('button', { name: 'Bookmark', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of the bookmark' }).fill('The price');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('button', { name: 'The price', exact: true }).click();
  await expect(page.getByRole('heading', { name: /quote ends/ })).toBeVisible();
  await page.screenshot({ path: 'target/shots/bookmark-light.png' });
  await page.getByRole('button', { name: 'Remove the bookmark: The price' }).click();
  await expect(page.getByRole('button', { name: 'The price', exact: true })).toBeHidden();
  const slider = page.getByRole('slider', { name: 'Moment' });
  const now = Number(await slider.getAttribute('aria-valuenow'));
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', String(now + 1));
  await page.getByText('4×').click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(slider).toHaveAttribute('aria-valuenow', (await slider.getAttribute('aria-valuemax')) ?? '');
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(page.getByText('execution.started')).toBeVisible();
});

test('an export is a file, and parent and child lead to each other', async ({ page }) => {
  await page.goto('/executions?q=order-intake&status=COMPLETED');
  await page.getByRole('main').locator('tbody').getByRole('link').last().click();
  await page.getByRole('button', { name: 'More actions' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Markdown' }).click();
  expect((await file).suggestedFilename()).toMatch(/^execution-.*\.md$/);

  await page.goto('/executions?q=order-intake&status=COMPLETED');
  await page.getByRole('main').locator('tbody').getByRole('link').first().click();
  const parent = page.url();
  await page.getByRole('region', { name: 'Started by this execution' }).getByRole('link', { name: 'Nightly invoices' }).click();
  await expect(title(page)).toContainText('Nightly invoices');
  await page.getByRole('definition').filter({ hasText: '…' }).getByRole('link').click();
  await expect(page).toHaveURL(parent);
});

test('an approval is decided, and the badge and the execution follow', async ({ page }) => {
  await page.goto('/approvals');
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText('5 open approvals')).toBeAttached();
  await page.getByRole('link', { name: 'large-refund' }).click();
  await page.getByLabel('Comment').fill('Fine.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('alert')).toContainText('Somebody else must decide');
  await page.screenshot({ path: 'target/shots/approval-refused-light.png' });

  await page.goto('/approvals');
  await page.getByRole('link', { name: 'refund', exact: true }).click();
  await expect(page.getByRole('region', { name: 'What it is about' }).last()).toContainText('The cup was broken.');
  await page.getByLabel('Name of field 1').fill('amount');
  await page.getByLabel('Value of field 1').fill('39.5');
  await page.getByText('JSON', { exact: true }).click();
  await expect(page.getByLabel('Data for the route')).toHaveValue(/"amount": 39.5/);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(title(page)).toContainText('Approved');
  await expect(page.getByRole('region', { name: 'Data for the route' }).last()).toContainText('39.5');
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByText('4 open approvals')).toBeAttached();
  await page.getByRole('link', { name: 'Show the execution' }).click();
  await expect(title(page)).toContainText('Completed');

  await page.goto('/approvals?status=decided');
  await expect(page.getByRole('main')).toContainText('Timed out');
});

test('a one-time link is made for somebody else, and shown once', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/approvals');
  await page.getByRole('link', { name: 'large-refund' }).click();
  await page.getByRole('button', { name: 'Copy one-time link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByRole('alert')).toContainText('must be for somebody else');
  await dialog.getByLabel('For whom').fill('mira');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByRole('status')).toContainText('For mira');
  await dialog.getByRole('button', { name: 'Copy the link' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('/approvals/links/');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
});

test('an approval that names its fields asks for them as what they are', async ({ page }) => {
  await page.goto('/approvals');
  await page.getByRole('link', { name: 'expense' }).click();
  await page.getByLabel('amount').fill('12.5');
  await page.getByLabel('reason').fill('Taxi');
  await page.getByRole('combobox', { name: 'receipt' }).click();
  await page.getByRole('option', { name: 'Yes' }).click();
  await page.getByText('JSON', { exact: true }).click();
  expect(JSON.parse(await page.getByLabel('Data for the route').inputValue())).toEqual({ amount: 12.5, reason: 'Taxi', receipt: true });
  await page.getByText('Fields', { exact: true }).click();
  await expect(page.getByLabel('reason')).toHaveValue('Taxi');
  await page.screenshot({ path: 'target/shots/approval-fields-light.png' });
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('region', { name: 'Data for the route' }).last()).toContainText('12.5');
});

test('a step in doubt: a person says that it happened, and what came out', async ({ page }) => {
  await page.goto('/approvals');
  await page.getByRole('link', { name: 'In doubt: charge' }).click();
  await expect(page.getByText('nobody knows whether it happened')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Decide' })).toBeDisabled();
  await page.getByRole('radio', { name: 'It did happen' }).check();
  await page.getByLabel('Result of the step').fill('{"receipt":7}');
  await page.screenshot({ path: 'target/shots/in-doubt-light.png' });
  await page.getByRole('button', { name: 'Decide' }).click();
  await expect(title(page)).toContainText('Approved');
  await expect(page.getByRole('region', { name: 'Data for the route' }).last()).toContainText('receipt');
});
