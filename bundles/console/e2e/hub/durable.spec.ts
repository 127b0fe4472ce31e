// Against a real hub, as hub.spec.ts: what the mock promises of durable routes, kept by the hub.
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { login } from '../login';

const password = process.env.SERAI_ADMIN_PASSWORD ?? '';
const title = (page: Page) => page.getByRole('heading', { level: 1 });

const dsl = (id: string, amount: number, extra = '') => `- route:
    id: ${id}
    from:
      uri: hook:${id}
      steps:
        - setVariable: { id: keep, name: amount, constant: '${amount}' }
        - setBody: { id: ask, simple: 'Pay back \${variable.amount}?' }
${extra}        - to: { id: note, uri: 'log:${id}' }
`;
const APPROVAL = `        - to: { id: approve, uri: 'approval:refund?timeout=1h' }\n`;

async function api(request: APIRequestContext) {
  const tokens = (await (await request.post('/api/v1/auth/login', { data: { username: 'admin', password } })).json()) as { accessToken: string };
  const headers = { Authorization: `Bearer ${tokens.accessToken}` };
  return async <T = { id: string }>(path: string, data: object = {}, method: 'post' | 'put' = 'post'): Promise<T> => {
    const reply = await request[method](`/api/v1${path}`, { headers, data });
    expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true);
    return (await reply.json()) as T;
  };
}

test.beforeEach(async ({ page }) => {
  expect(password, 'SERAI_ADMIN_PASSWORD').not.toBe('');
  await login(page, 'admin', password);
});

test('a run waits for a decision, goes on with it, and can be played back and replayed', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-approval-${Date.now()}`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 40, APPROVAL) });
  await call(`/workflows/${workflow.id}/publish`);
  const execution = await call(`/workflows/${workflow.id}/execute`, { input: { order: 7 } });
  await page.goto(`/executions/${execution.id}`);
  await expect(title(page)).toContainText('Waiting');
  await page.screenshot({ path: 'target/shots/hub-waiting.png' });
  await page.getByRole('link', { name: 'Decide now' }).click();
  await expect(page.getByRole('region', { name: 'What it is about' }).last()).toContainText('Pay back 40?');
  await page.getByLabel('Comment').fill('Fine.');
  await page.getByLabel('Name of field 1').fill('amount');
  await page.getByLabel('Value of field 1').fill('39.5');
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(title(page)).toContainText('Approved');
  await page.getByRole('link', { name: 'Show the execution' }).click();
  await expect(title(page)).toContainText('Completed');
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByRole('button', { name: /^ask/ }).click();
  await expect(page.getByRole('region', { name: 'Body', exact: true })).toContainText('Pay back 40?');
  await page.getByRole('button', { name: 'Bookmark', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name of the bookmark' }).fill('The question');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.getByRole('button', { name: 'The question', exact: true }).click();
  await page.screenshot({ path: 'target/shots/hub-timeline.png', fullPage: true });
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(page.getByRole('region', { name: 'Events' })).toContainText('execution.');
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('The same');
});

test('a one-time link decides without a login, and what is entered reaches the route', async ({ page, request, browser }) => {
  const call = await api(request);
  const name = `e2e-link-${Date.now()}`;
  const ask = `        - to: { id: approve, uri: 'approval:expense?fields=amount:number,reason' }\n`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 40, ask) });
  await call(`/workflows/${workflow.id}/publish`);
  const execution = await call(`/workflows/${workflow.id}/execute`);
  await page.goto(`/executions/${execution.id}`);
  await page.getByRole('link', { name: 'Decide now' }).click();
  await expect(page.getByLabel('amount')).toBeVisible();
  await page.getByRole('button', { name: 'Copy one-time link' }).click();
  await page.getByLabel('For whom').fill('Grace');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByRole('dialog').locator('pre').innerText();

  const stranger = await browser.newPage();
  await stranger.goto(new URL(link).pathname);
  await expect(stranger.locator('main')).toContainText('Pay back 40?');
  await stranger.getByLabel('amount').fill('39.5');
  await stranger.getByRole('button').first().click();
  await stranger.goto(new URL(link).pathname);
  await expect(stranger.getByRole('button')).toHaveCount(0);
  await stranger.close();

  await page.getByRole('button', { name: 'Done' }).click();
  await expect(title(page)).toContainText('Approved');
  await expect(page.getByRole('main')).toContainText('Grace');
  await expect(page.getByRole('region', { name: 'Data for the route' }).last()).toContainText('39.5');
});

test('a waiting run is paused, resumed and cancelled', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-steer-${Date.now()}`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 1, APPROVAL) });
  await call(`/workflows/${workflow.id}/publish`);
  const execution = await call(`/workflows/${workflow.id}/execute`);
  await page.goto(`/executions/${execution.id}`);
  await expect(title(page)).toContainText('Waiting');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(title(page)).toContainText('Paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(title(page)).toContainText('Waiting');
  await page.getByRole('button', { name: 'Cancel the run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
  await expect(title(page)).toContainText('Cancelled');
});

test('what is set for a step is saved, published, and kept to', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-settings-${Date.now()}`;
  const quote = `        - to: { id: quote, uri: 'tool:shipping-quote' }\n`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 1, quote) });
  await page.goto(`/workflows/${workflow.id}?tab=steps`);
  await expect(page.getByRole('button', { name: 'Settings: note' })).toBeHidden();
  await page.getByRole('button', { name: 'Settings: quote' }).click();
  await page.getByLabel('Tries after the first').fill('2');
  await page.getByLabel('First pause').fill('0.05');
  await page.getByLabel('Time for one try').fill('10');
  await page.getByLabel('What was sent is wrong (other 4xx)').check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Version 1 takes new executions now.')).toBeVisible();
  // The text is no order, so the quote fails, and is tried twice more.
  const execution = await call(`/workflows/${workflow.id}/execute`, { waitMillis: 10_000 });
  await page.goto(`/executions/${execution.id}`);
  await expect(title(page)).toContainText('Failed');
  await expect(page.getByText('attempt 3').first()).toBeVisible();
});

test('a draft is run without being published, pauses, and goes on step by step', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-draft-${Date.now()}`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 40) });
  await page.goto(`/workflows/${workflow.id}?tab=steps`);
  await page.getByRole('button', { name: 'Pause before ask' }).click();
  await page.getByRole('button', { name: 'Run the draft' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Input').fill('{"order":7}');
  await dialog.getByRole('button', { name: 'Run the draft' }).click();
  const panel = page.getByRole('region', { name: 'Debugging' });
  await expect(panel).toContainText('Paused before /ask');
  await expect(panel.getByRole('region', { name: 'Body' })).toContainText('order');
  await expect(panel.getByRole('region', { name: 'Variables' })).toContainText('40');
  await page.screenshot({ path: 'target/shots/hub-debug.png' });
  await panel.getByRole('button', { name: 'One step' }).click();
  await expect(panel).toContainText('Paused before /note');
  await expect(panel.getByRole('region', { name: 'Body' })).toContainText('Pay back 40?');
  await panel.getByRole('button', { name: 'Go on' }).click();
  await expect(title(page)).toContainText('Completed');
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('region', { name: 'Log' })).toContainText('Pay back 40?');
});

test('a schedule fires a workflow, and a queue is made and goes', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-clock-${Date.now()}`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 1) });
  await call(`/workflows/${workflow.id}/publish`);
  await page.goto('/schedules');
  await page.getByRole('button', { name: 'New schedule' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('combobox', { name: 'Workflow' }).fill(name);
  await page.getByRole('option', { name }).click();
  await dialog.getByLabel('Cron expression').fill('0 9 * * 1');
  await expect(dialog).toContainText('Next: ');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('button', { name: `Fire now: ${name}` }).click();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Completed', { timeout: 30_000 });
  await page.screenshot({ path: 'target/shots/hub-schedule.png' });
  await page.getByRole('button', { name: `Delete: ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/schedules$/);

  await page.goto('/queues');
  await page.getByRole('button', { name: 'New queue' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('0 of 4');
  await row.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Inactive');
  await row.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toBeHidden();
});

test('two versions are compared and tagged', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-versions-${Date.now()}`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 1) });
  await call(`/workflows/${workflow.id}/publish`);
  await call(`/workflows/${workflow.id}`, { name, dsl: dsl(name, 2, `        - delay: { id: pause, constant: 1 }\n`) }, 'put');
  await call(`/workflows/${workflow.id}/publish`, { note: 'Slower.' });
  await page.goto(`/workflows/${workflow.id}?tab=versions`);
  await expect(page.getByText('Slower.')).toBeVisible();
  await page.getByRole('button', { name: 'Compare with v1: v2' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: /Added.*pause/ })).toBeVisible();
  await page.screenshot({ path: 'target/shots/hub-diff.png' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Tags: v2' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'stable' }).click();
  await expect(page.getByText('stable stands on version 2.')).toBeVisible();
});

test('dead letters: a run that failed is queued again', async ({ page, request }) => {
  const call = await api(request);
  const name = `e2e-dead-${Date.now()}`;
  const broken = `        - throwException: { id: break, exceptionType: java.lang.IllegalStateException, message: 'Out of order' }\n`;
  const workflow = await call('/workflows', { name, dsl: dsl(name, 1, broken) });
  await call(`/workflows/${workflow.id}/publish`);
  await call(`/workflows/${workflow.id}/execute`, { waitMillis: 5_000 });
  await page.goto('/dead-letters');
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).toContainText('Out of order');
  await row.getByRole('button', { name: /^Re-queue/ }).click();
  await expect(page.getByText('1 execution is queued again.')).toBeVisible();
});
