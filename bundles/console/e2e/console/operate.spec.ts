import { expect, test, type Page } from '@playwright/test';
import { login } from '../login';

test.beforeEach(async ({ page }) => {
  await page.request.post('/mock/reset');
  await login(page, 'admin', 'admin');
});

const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a schedule is made, read back in words, fired, paused and deleted', async ({ page }) => {
  await page.goto('/schedules');
  await expect(page.getByText('At 03:00').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /clean-up/ })).toContainText('part of the hub');
  await page.getByRole('button', { name: 'New schedule' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('weekly');
  await dialog.getByRole('combobox', { name: 'Workflow' }).click();
  await page.getByRole('option', { name: 'Refund approvals' }).click();
  await dialog.getByLabel('Cron expression').fill('soon');
  await expect(dialog).toContainText('This is not a cron expression');
  await dialog.getByLabel('Cron expression').fill('0 9 * * 1');
  await expect(dialog).toContainText('At 09:00, only on Monday');
  await expect(dialog).toContainText('Next: ');
  await page.screenshot({ path: 'target/shots/schedule-dialog-light.png' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('weekly is saved.')).toBeVisible();
  await page.getByRole('link', { name: 'weekly' }).click();
  await page.getByRole('button', { name: 'Fire now: weekly' }).click();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Fired by hand');
  await page.getByRole('button', { name: 'Pause: weekly' }).click();
  await expect(title(page)).toContainText('Paused');
  await page.getByRole('button', { name: 'Edit: weekly' }).click();
  await page.getByText('Interval', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Every' }).fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Every 2 hours')).toBeVisible();
  await page.getByRole('button', { name: 'Delete: weekly' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/schedules$/);
  await expect(page.getByRole('link', { name: 'weekly' })).toBeHidden();
});

test('queues are made, widened, switched off and deleted; one in use is not', async ({ page }) => {
  await page.goto('/queues');
  await page.getByRole('button', { name: 'New queue' }).click();
  await page.getByLabel('Name').fill('Big Ones');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Small letters, digits')).toBeVisible();
  await page.getByLabel('Name').fill('big-ones');
  await page.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: /big-ones/ });
  await expect(row).toContainText('0 of 4');
  await row.getByRole('button', { name: 'Change' }).click();
  await page.getByLabel('At once').fill('9');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('0 of 9');
  await row.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Inactive');
  await row.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: 'Delete: mails' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('41 executions wait in mails')).toBeVisible();
});

test('dead letters are queued again: one, some, all', async ({ page }) => {
  await page.goto('/dead-letters');
  await expect(page.getByText('Connection refused').first()).toBeVisible();
  await page.getByRole('button', { name: /^Re-queue: / }).first().click();
  await expect(page.getByText('1 execution is queued again.')).toBeVisible();
  await page.getByRole('button', { name: /^Discard: / }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('The execution is off the list.')).toBeVisible();
  await page.getByRole('checkbox', { name: /^Select / }).nth(1).check();
  await page.getByRole('checkbox', { name: /^Select / }).nth(2).check();
  await page.screenshot({ path: 'target/shots/dead-letters-chosen-light.png' });
  await page.getByRole('button', { name: 'Re-queue 2 selected' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Re-queue' }).click();
  await expect(page.getByText('2 executions are queued again.')).toBeVisible();
  await page.getByRole('button', { name: 'Re-queue all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Re-queue' }).click();
  await expect(page.getByText('No dead letters')).toBeVisible();
});

test('workflows become a plugin, to take along or for the marketplace', async ({ page }) => {
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Nightly invoices' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'As a plugin' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Id' })).toHaveValue('nightly-invoices');
  await dialog.getByRole('textbox', { name: 'Id' }).fill('No Id');
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Id' })).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByRole('textbox', { name: 'Id' }).fill('taken');
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByRole('alert')).toContainText('There is no component nonsense');
  await dialog.getByRole('textbox', { name: 'Id' }).fill('invoices');
  await page.screenshot({ path: 'target/shots/package-light.png' });
  const file = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect((await file).suggestedFilename()).toBe('invoices-1.0.0.kar');
  await expect(page.getByText('is packed.')).toBeVisible();

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'As a plugin' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish in the marketplace' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('versions are compared, tagged and gone back to; a workflow leaves as a file and comes as one', async ({ page }) => {
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'order-intake' }).first().click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Compare with v1: v2' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: /Added.*lines/ })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Camel YAML v1' })).toContainText('parcel');
  await expect(dialog.getByRole('textbox', { name: 'Camel YAML v2' })).toContainText('split');
  await page.screenshot({ path: 'target/shots/diff-light.png' });
  await page.keyboard.press('Escape');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'YAML' }).click();
  expect((await file).suggestedFilename()).toBe('order-intake.yaml');

  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Nightly invoices' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('row', { name: /^v1/ }).getByRole('button', { name: 'Make active' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make active' }).click();
  await expect(page.getByRole('row', { name: /^v1/ })).toContainText('Active');
  await page.getByRole('button', { name: 'Tags: v1' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'dev' }).click();
  await expect(page.getByText('dev stands on version 1.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.goto('/workflows');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('[{"from":{}}]') });
  await expect(page.getByRole('dialog').getByLabel('Text')).toHaveValue('[{"from":{}}]');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Brought along');
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(title(page)).toContainText('Brought along');
});

test('a draft is run, pauses where it was told, goes on step by step, and ends', async ({ page }) => {
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Nightly invoices' }).click();
  await page.getByRole('tab', { name: 'Steps' }).click();
  await page.getByRole('button', { name: 'Pause before quote' }).click();
  await expect(page.getByRole('button', { name: 'Pause before quote' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Run the draft' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Pauses before: quote');
  await dialog.getByLabel('Input').fill('{"orderId":"A-9"}');
  await dialog.getByRole('button', { name: 'Run the draft' }).click();
  const panel = page.getByRole('region', { name: 'Debugging' });
  await expect(panel).toContainText('Paused before /quote');
  await expect(panel.getByRole('region', { name: 'Body' })).toContainText('A-9');
  await expect(panel.getByRole('region', { name: 'Variables' })).toContainText('amount');
  await page.screenshot({ path: 'target/shots/debug-light.png' });
  await panel.getByRole('button', { name: 'One step' }).click();
  await expect(panel).toContainText('Paused before /lines');
  await panel.getByRole('combobox', { name: 'Pause before' }).click();
  await page.getByRole('option', { name: 'reply' }).click();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Go on' }).click();
  await expect(panel).toContainText('Paused before /reply');
  await panel.getByRole('button', { name: 'Go on' }).click();
  await expect(title(page)).toContainText('Completed');
  await expect(panel).toBeHidden();
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByText('Answering')).toBeVisible();
});

test('a step is told how to be tried again; it is saved with the route, and stands in the settings', async ({ page }) => {
  await page.goto('/workflows');
  await page.getByRole('link', { name: 'Refund approvals' }).click();
  await page.getByRole('tab', { name: 'Steps' }).click();
  await expect(page.getByRole('button', { name: 'Settings: by-amount' })).toBeHidden();
  await page.getByRole('button', { name: 'Settings: reserve' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tries after the first').fill('5');
  await dialog.getByLabel('First pause').fill('0.2');
  for (const kind of ['Too many calls (429)', 'Not reached', 'Far side failed (5xx)', 'No answer in time', 'Anything else']) {
    await dialog.getByLabel(kind).uncheck();
  }
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toContainText('Choose at least one.');
  await dialog.getByLabel('Too many calls (429)').check();
  await dialog.getByLabel('Time for one try').fill('5');
  await dialog.getByRole('switch', { name: 'Ask a person instead of repeating it' }).check();
  await page.screenshot({ path: 'target/shots/step-settings-light.png' });
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('5 retries')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('tab', { name: 'Details' }).click();
  const settings = JSON.parse(await page.getByRole('textbox', { name: 'Settings' }).inputValue()) as object;
  expect(settings).toEqual({ steps: { reserve: { retries: { max: 5, delayMillis: 200, on: ['rate-limit'] }, timeoutMillis: 5000, once: true } } });
});
