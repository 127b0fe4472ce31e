// Approvals, schedules, queues, versions and histories of the mock's shop.
import { ago, dsl, execution, executions, id, steps, versions, workflows } from './data.mjs';

const HOUR = 60;
const refunds = workflows[2];
const waiting = executions.filter((one) => one.status === 'WAITING');
// A second and a third wait, one of them with four eyes on what admin started.
for (const minutes of [40, 190]) {
  const one = execution('WAITING', minutes, refunds);
  waiting.push(one);
  executions.splice(3, 0, one);
}
const paused = execution('PAUSED', 25, workflows[1]);
executions.splice(3, 0, paused);

// The newest completed order called a sub-workflow.
const parent = executions.find((one) => one.status === 'COMPLETED' && one.workflow === workflows[0].id);
const child = { ...execution('COMPLETED', 8, workflows[1]), parent: parent.id, trigger: { kind: 'workflow', name: 'order-intake', caller: null } };
executions.push(child);

const request = (amount, name) => ({ orderId: `A-${1000 + amount}`, customer: name, refund: { amount, currency: 'EUR' }, reason: 'The cup was broken.' });
const approval = (index, extra) => ({
  id: id(), execution: waiting[index % waiting.length].id, workflow: refunds.id, workflowName: refunds.name, path: '/approve', name: 'refund', role: 'finance',
  fourEyes: false, fields: [], status: 'OPEN', requestedAt: ago(3 + index * 60), requestedBy: 'mira', dueAt: ago(-23 * HOUR), decidedAt: null, decidedBy: null,
  comment: null, data: null, body: request(40 + index * 35, 'Ada Weber'), ...extra,
});
export const approvals = [
  approval(0, {}),
  approval(1, { name: 'large-refund', fourEyes: true, requestedBy: 'admin', dueAt: ago(-90) }),
  approval(2, { name: 'board-refund', role: 'board', dueAt: null }),
  approval(3, { name: 'expense', role: null, path: '/expense', fields: [{ name: 'amount', type: 'number' }, { name: 'reason', type: 'text' }, { name: 'receipt', type: 'boolean' }, { name: 'paidOn', type: 'date' }] }),
  approval(4, { name: 'In doubt: charge', role: null, path: '/charge', dueAt: null }),
  approval(0, { status: 'APPROVED', decidedAt: ago(300), decidedBy: 'mira', comment: 'Photo seen.', data: { amount: 40 }, requestedAt: ago(420) }),
  approval(1, { status: 'REJECTED', decidedAt: ago(900), decidedBy: 'admin', comment: 'Outside the 30 days.', requestedAt: ago(980) }),
  approval(2, { status: 'TIMED_OUT', decidedAt: ago(2000), decidedBy: null, requestedAt: ago(3500) }),
];

const firing = (outcome, minutes, execution, extra) => ({
  id: id(), dueAt: ago(minutes), firedAt: ago(minutes), manual: false, execution, outcome, detail: null, endedAt: ago(minutes), ...extra,
});
const schedule = (name, workflow, extra) => ({
  id: id(), name, workflow: workflow.id, workflowName: workflow.name, cron: null, everyMillis: null, timeZone: null, input: null, missed: 'once', after: [],
  enabled: true, builtIn: false, declared: false, description: null, nextAt: ago(-300), lastRun: firing('COMPLETED', 1140, executions[5].id), etag: 'e1', ...extra,
});
export const schedules = [schedule('nightly-invoices', workflows[1], { cron: '0 3 * * *', timeZone: 'Europe/Berlin', input: { day: 'yesterday' } })];
schedules.push(
  schedule('stock-sync', workflows[0], { everyMillis: 300_000, nextAt: ago(-3), declared: true, lastRun: firing('FAILED', 2, executions.find((one) => one.status === 'FAILED').id) }),
  schedule('invoice-mails', workflows[1], { after: [schedules[0].id], nextAt: null }),
  schedule('quarter-report', workflows[2], { cron: '0 9 1 */3 *', timeZone: 'UTC', enabled: false, nextAt: null, lastRun: null }),
  schedule('clean-up', { id: null, name: null }, { cron: '0 3 * * *', timeZone: 'UTC', builtIn: true, description: 'Removes what is older than its retention.', lastRun: firing('COMPLETED', 700, null, { detail: '412 executions removed' }) }),
);
export const firings = new Map(schedules.map((one) => [one.id, Array.from({ length: one.lastRun ? 24 : 0 }, (_, index) => {
  const outcome = index === 3 ? 'SKIPPED' : index % 9 === 5 ? 'FAILED' : 'COMPLETED';
  const left = outcome === 'SKIPPED';
  return firing(outcome, 3 + index * 1440, left || one.builtIn ? null : executions[5].id, { detail: left ? 'One time was left out.' : null });
})]));

export const queues = [
  { name: 'default', concurrency: null, active: true, queued: 1, running: 3, createdAt: ago(90_000) },
  { name: 'mails', concurrency: 2, active: true, queued: 41, running: 2, createdAt: ago(40_000) },
  { name: 'night', concurrency: 4, active: false, queued: 7, running: 0, createdAt: ago(8_000) },
];

// The three versions of order-intake differ, so that there is something to compare.
const older = [dsl.replace('> 100', '> 250'), dsl.replace("constant: standard", 'constant: parcel').replace(/ {8}- split[\s\S]*?reserve\n(?= {8}- setBody)/, '')];
for (const [index, text] of [[1, older[0]], [2, older[1]]]) versions.get(workflows[0].id)[index].dsl = text;
for (const list of versions.values()) list.forEach((one, index) => (one.tags = index === 0 ? ['stable'] : index === 1 ? ['beta'] : []));
export const nodeChanges = [
  { id: 'lines', change: 'added', kind: 'split', before: null, after: 'split:\n  simple: ${body[lines]}\n' },
  { id: 'standard', change: 'changed', kind: 'setBody', before: 'setBody:\n  constant: parcel\n', after: 'setBody:\n  constant: standard\n' },
  { id: 'reply', change: 'moved', kind: 'setBody', before: null, after: null },
];

/** The history of an execution, as its steps say. */
export function events(one) {
  const begun = Date.parse(one.startedAt ?? one.createdAt);
  const list = [
    { at: one.createdAt, type: 'execution.queued', path: null, data: { trigger: one.trigger, priority: one.priority } },
    { at: one.startedAt ?? one.createdAt, type: 'execution.started', path: null, data: { version: one.version, plugins: one.plugins } },
  ];
  for (const step of steps(one)) {
    if (step.effect && step.status !== 'RUNNING') {
      list.push({ at: new Date(Date.parse(step.startedAt) + step.durationMillis).toISOString(), type: `step.${step.status.toLowerCase()}`, path: step.path, data: { attempt: step.attempt, output: step.output } });
    }
    if (step.status === 'WAITING') list.push({ at: step.startedAt, type: 'execution.waiting', path: step.path, data: { for: step.label } });
  }
  if (one.endedAt) list.push({ at: new Date(begun + 167).toISOString(), type: `execution.${one.status.toLowerCase()}`, path: null, data: one.output ?? one.error });
  return list.map((event, index) => ({ seq: index + 1, ...event }));
}
