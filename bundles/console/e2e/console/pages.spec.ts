import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { login } from '../login';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.beforeEach(async ({ request }) => {
  await request.post('/mock/reset');
});

const PAGES: [name: string, path: string, ready: string][] = [
  ['dashboard', '/', 'Latest executions'],
  ['executions', '/executions', 'order-intake'],
  ['workflows', '/workflows', 'Nightly invoices'],
  ['approvals', '/approvals', 'large-refund'],
  ['approvals-decided', '/approvals?status=decided', 'Timed out'],
  ['schedules', '/schedules', 'nightly-invoices'],
  ['queues', '/queues', 'mails'],
  ['dead-letters', '/dead-letters', 'Connection refused'],
  ['plugins', '/plugins', 'Shipping tools'],
  ['plugin', '/plugins/shipping-tools', '14 executions have not ended'],
  ['plugins-catalog', '/plugins?tab=catalog', 'calendar'],
  ['plugins-history', '/plugins?tab=history', 'word-counter'],
  ['plugins-trust', '/plugins?tab=trust', 'Example Carriers'],
  ['marketplace', '/marketplace', 'Goes with what you use'],
  ['marketplace-listing', '/marketplace/listings/calendar', 'is-working-day'],
  ['marketplace-template', '/marketplace/listings/webhook-tool-reply', 'Takes a request'],
  ['marketplace-publisher', '/marketplace/publisher', 'Label printer'],
  ['marketplace-review', '/marketplace/review', 'Word games'],
  ['tools', '/tools', 'shipping-quote'],
  ['tool', '/tools/weather', 'Definition'],
  ['tool-new', '/tools/new', 'Arguments'],
  ['audit', '/audit', 'plugin-install'],
  ['profile', '/profile', 'Nightly import'],
  ['settings', '/settings', 'High contrast'],
  ['not-found', '/no-such-page', 'There is no such page'],
];

/** Everything that axe calls an error, as short lines. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }> };
    };
    const { violations: found } = await checker.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return found.flatMap((one) => one.nodes.slice(0, 4).map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.any[0]?.message.slice(0, 150) ?? ''}`));
  });
}

/** What must never happen on any page: a request to another host, an error in the console. */
function watch(page: Page): string[] {
  const bad: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && hostname !== '127.0.0.1') bad.push(`request to ${hostname}`);
  });
  page.on('pageerror', (error) => bad.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // The browser itself reports replies such as 503 of /ready.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) bad.push(`console: ${message.text()}`);
  });
  return bad;
}

for (const appearance of ['light', 'dark', 'contrast']) {
  test(`every page in ${appearance}: readable, reachable, from this host alone`, async ({ page }) => {
    test.setTimeout(600_000);
    const bad = watch(page);
    const found: string[] = [];
    const look = async (name: string) => {
      await page.waitForTimeout(350);
      await page.screenshot({ path: `target/shots/${name}-${appearance}.png`, animations: 'disabled' });
      found.push(...(await violations(page)).map((line) => `${name}: ${line}`));
    };
    await page.addInitScript((value) => localStorage.setItem('serai.appearance', value), appearance);
    await page.goto('/login');
    await expect(page.getByLabel('User name')).toBeVisible();
    await look('login');
    await login(page, 'admin', 'admin');
    for (const [name, path, ready] of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('main').getByText(ready).first()).toBeVisible();
      await look(name);
    }
    await page.goto('/executions?status=FAILED');
    await page.getByRole('main').getByRole('link', { name: 'order-intake' }).first().click();
    await page.getByRole('button', { name: /quote/ }).click();
    await look('execution-failed');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('button', { name: /quote.*58 ms/ }).click();
    await expect(page.getByRole('region', { name: 'Body', exact: true })).toContainText('DHL');
    await look('timeline');
    await page.getByRole('tab', { name: 'Events' }).click();
    await expect(page.getByText('execution.started')).toBeVisible();
    await look('events');
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect(page.getByText('Answering')).toBeVisible();
    await look('log');
    await page.getByRole('button', { name: 'Replay' }).click();
    await expect(page.getByRole('dialog')).toContainText('1 difference');
    await look('replay');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: 'More actions' }).click();
    await look('execution-menu');
    await page.getByRole('menuitem', { name: 'Fork at a step' }).click();
    await look('fork');
    await page.goto('/executions?status=WAITING');
    await page.getByRole('main').locator('tbody').getByRole('link').first().click();
    await expect(page.getByRole('link', { name: 'Decide now' })).toBeVisible();
    await look('execution-waiting');
    await page.getByRole('link', { name: 'Decide now' }).click();
    await expect(page.getByText('The cup was broken.')).toBeVisible();
    await look('approval');
    await page.getByRole('button', { name: 'Copy one-time link' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await expect(page.getByText('This is the only time')).toBeVisible();
    await look('approval-link');
    await page.goto('/approvals');
    await page.getByRole('link', { name: 'In doubt: charge' }).click();
    await page.getByRole('radio', { name: 'It did happen' }).check();
    await look('in-doubt');
    await page.goto('/approvals');
    await page.getByRole('link', { name: 'expense' }).click();
    await expect(page.getByLabel('paidOn')).toBeVisible();
    await look('approval-fields');
    await page.goto('/schedules');
    await page.getByRole('link', { name: 'nightly-invoices' }).click();
    await expect(page.getByText('One time was left out.')).toBeVisible();
    await look('schedule');
    await page.getByRole('button', { name: /^Edit: / }).click();
    await expect(page.getByText('Next: ')).toBeVisible();
    await look('schedule-dialog');
    await page.goto('/workflows');
    await page.getByRole('link', { name: 'Nightly invoices' }).click();
    await expect(page.getByText('No problems')).toBeVisible();
    await look('workflow');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await look('run-dialog');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('tab', { name: 'Steps' }).click();
    await page.getByRole('button', { name: 'Settings: quote' }).click();
    await page.getByLabel('Tries after the first').fill('3');
    await expect(page.getByText('Pauses: 1.00 s, 2.00 s, 4.00 s')).toBeVisible();
    await look('step-settings');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('3 retries')).toBeVisible();
    await look('workflow-steps');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Run the draft' }).click();
    await look('run-draft');
    await page.getByRole('dialog').getByRole('button', { name: 'Run the draft' }).click();
    await expect(page.getByText('Paused before')).toBeVisible();
    await look('debug');
    await page.goto('/workflows');
    await page.getByRole('link', { name: 'Nightly invoices' }).click();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Compare with the draft' }).click();
    await page.getByRole('button', { name: /Changed.*standard/ }).click();
    await expect(page.getByRole('region', { name: 'After standard' })).toBeVisible();
    await look('versions-diff');
    await page.keyboard.press('Escape');
    await look('versions');
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder('Pages, workflows, plugins, actions')).toBeVisible();
    await look('palette');
    expect(found).toEqual([]);
    expect(bad).toEqual([]);
  });
}
