// The mock's durable routes: what a person can do with executions, approvals, schedules, queues and versions.
import * as shop from './data.mjs';
import * as data from './durableData.mjs';

const now = () => new Date().toISOString();

export function durableRoutes({ find, page, publish, Refusal, bare }) {
  const execution = (id) => find(shop.executions, id, 'execution');
  const approval = (id) => find(data.approvals, id, 'approval');
  const schedule = (id) => find(data.schedules, id, 'schedule');
  const queue = (name) => {
    const one = data.queues.find((item) => item.name === name);
    if (!one) throw new Refusal(404, 'queue.not-found', `There is no queue named ${name}.`);
    return one;
  };
  const changed = (one, part) => {
    Object.assign(one, part);
    for (const room of ['executions', `execution:${one.id}`]) publish(room, `execution.${one.status.toLowerCase()}`, { execution: one.id, workflowName: one.workflowName });
    return one;
  };
  const must = (one, statuses, what) => {
    if (!statuses.includes(one.status)) throw new Refusal(409, 'execution.status', `A ${one.status} execution cannot be ${what}.`);
  };
  const begin = (source, part) => {
    const one = { ...shop.execution('RUNNING', 0, shop.workflows.find((item) => item.id === source.workflow)), input: source.input, ...part };
    shop.executions.unshift(one);
    setTimeout(() => changed(one, { status: 'COMPLETED', endedAt: now(), durationMillis: 900, output: { status: 'accepted' } }), 900);
    return one;
  };
  const decide = (id, status, body, user) => {
    const one = approval(id);
    if (one.status !== 'OPEN') throw new Refusal(409, 'approval.decided', `This approval is ${one.status} already.`);
    if (one.fourEyes && one.requestedBy === user) throw new Refusal(403, 'approval.four-eyes', 'Whoever started the run may not decide.');
    if (one.role === 'board') throw new Refusal(403, 'approval.role', 'Only the role board may decide.');
    Object.assign(one, { status, decidedAt: now(), decidedBy: user, comment: body.comment ?? null, data: body.data ?? null });
    publish('approvals', 'approval.decided', { approval: id, status });
    const run = shop.executions.find((item) => item.id === one.execution);
    if (run?.status === 'WAITING') changed(run, { status: 'COMPLETED', endedAt: now(), durationMillis: 900, output: { decided: status } });
    return one;
  };
  const dead = () => shop.executions.filter((one) => one.status === 'FAILED' && !one.discarded);
  const requeue = (list) => {
    for (const one of list) changed(one, { status: 'QUEUED', error: null, endedAt: null });
    return { requeued: list.length };
  };
  const known = (body) => ({ ...body, workflowName: find(shop.workflows, body.workflow, 'workflow').name });
  const versionsOf = (id) => shop.versions.get(id) ?? [];

  return [
    ['POST', '/executions/([^/]+)/pause', ({ id }) => (must(execution(id), ['QUEUED', 'RUNNING', 'WAITING'], 'paused'), changed(execution(id), { status: 'PAUSED' }))],
    ['POST', '/executions/([^/]+)/cancel', ({ id }) => (must(execution(id), ['QUEUED', 'RUNNING', 'WAITING', 'PAUSED'], 'cancelled'), changed(execution(id), { status: 'CANCELLED', endedAt: now() }))],
    ['POST', '/executions/([^/]+)/retry', ({ id }) => {
      must(execution(id), ['FAILED', 'CANCELLED'], 'retried');
      setTimeout(() => changed(execution(id), { status: 'COMPLETED', endedAt: now(), output: { status: 'accepted' } }), 900);
      return changed(execution(id), { status: 'RUNNING', error: null, endedAt: null });
    }],
    ['POST', '/executions/([^/]+)/rerun', ({ id, body }) => begin(execution(id), body)],
    ['POST', '/executions/([^/]+)/replay', ({ id }) => {
      const one = execution(id);
      const differs = one.status === 'FAILED';
      return { same: !differs, restored: 3, differences: differs ? [{ path: '/lines[1]/reserve', what: 'output', recorded: null, now: { reserved: true } }] : [] };
    }],
    ['POST', '/executions/([^/]+)/fork', ({ id, body }) => begin(execution(id), { trigger: { kind: 'fork', name: null, caller: 'admin' }, ...(body.overrides?.input === undefined ? {} : { input: body.overrides.input }) })],
    ['GET', '/executions/([^/]+)/events', ({ id, query }) => page(execution(id).notes ?? data.events(execution(id)), query)],
    ['GET', '/executions/([^/]+)/state', ({ id, query }) => {
      if (execution(id).notes) return { path: query.get('at'), body: execution(id).input ?? 'Ada', headers: {}, variables: { amount: 148.5 } };
      const step = find(shop.steps(execution(id)).map((one) => ({ ...one, id: one.path })), query.get('at'), 'step');
      return { path: step.path, body: step.output, headers: { 'Content-Type': 'application/json' }, variables: { attempt: step.attempt } };
    }],
    ['GET', '/executions/([^/]+)/export', ({ id, query }) => ({ raw: `${query.get('format')} of ${id}`, type: 'text/plain' })],

    ['GET', '/approvals', ({ query }) => page(data.approvals.filter((one) => (query.get('status') === 'decided') === (one.status !== 'OPEN')), query)],
    ['GET', '/approvals/([^/]+)', ({ id }) => approval(id)],
    ['POST', '/approvals/([^/]+)/approve', ({ id, body, user }) => decide(id, 'APPROVED', body, user)],
    ['POST', '/approvals/([^/]+)/reject', ({ id, body, user }) => decide(id, 'REJECTED', body, user)],

    ['POST', '/approvals/([^/]+)/links', ({ id, body, user }) => {
      const one = approval(id);
      const person = body?.person ?? user;
      if (one.fourEyes && one.requestedBy === person) throw new Refusal(403, 'approval.four-eyes', `${person} began this execution, so the link must be for somebody else.`);
      return { id: shop.id(), url: `http://127.0.0.1/approvals/links/${Buffer.from(`${id} ${person}`).toString('base64url')}`, person, expiresAt: one.dueAt ?? shop.ago(-7 * 1440) };
    }],

    ['GET', '/dead-letters', ({ query }) => page(dead().map(bare), query)],
    ['POST', '/dead-letters/requeue', ({ body }) => requeue(dead().filter((one) => !body.ids || body.ids.includes(one.id)))],
    ['DELETE', '/dead-letters/([^/]+)', ({ id }) => void (execution(id).discarded = true)],
    ['POST', '/dead-letters/([^/]+)/requeue', ({ id }) => requeue([execution(id)])],

    ['GET', '/queues', ({ query }) => page(data.queues, query)],
    ['POST', '/queues', ({ body }) => {
      if (data.queues.some((one) => one.name === body.name)) throw new Refusal(409, 'queue.exists', `A queue named ${body.name} is there already.`);
      data.queues.push({ concurrency: 4, active: true, queued: 0, running: 0, createdAt: now(), ...body });
      return data.queues.at(-1);
    }],
    ['PUT', '/queues/([^/]+)', ({ id, body }) => Object.assign(queue(id), body)],
    ['DELETE', '/queues/([^/]+)', ({ id }) => {
      if (queue(id).queued > 0) throw new Refusal(409, 'queue.in-use', `${queue(id).queued} executions wait in ${id}; a queue can be deleted when it is empty.`);
      data.queues.splice(data.queues.indexOf(queue(id)), 1);
    }],
    ['POST', '/queues/([^/]+)/activate', ({ id }) => Object.assign(queue(id), { active: true })],
    ['POST', '/queues/([^/]+)/deactivate', ({ id }) => Object.assign(queue(id), { active: false })],

    ['GET', '/schedules', ({ query }) => page(data.schedules, query)],
    ['POST', '/schedules', ({ body }) => {
      const one = { id: shop.id(), cron: null, everyMillis: null, after: [], enabled: true, nextAt: shop.ago(-42), lastRun: null, etag: 'e1', ...known(body) };
      data.schedules.unshift(one);
      data.firings.set(one.id, []);
      return one;
    }],
    ['POST', '/schedules/preview', () => ({ items: [60, 120, 180].map((minutes) => shop.ago(-minutes)) })],
    ['GET', '/schedules/([^/]+)', ({ id }) => schedule(id)],
    ['PUT', '/schedules/([^/]+)', ({ id, body }) => Object.assign(schedule(id), { cron: null, everyMillis: null, after: [] }, known(body))],
    ['DELETE', '/schedules/([^/]+)', ({ id }) => void data.schedules.splice(data.schedules.indexOf(schedule(id)), 1)],
    ['POST', '/schedules/([^/]+)/pause', ({ id }) => Object.assign(schedule(id), { enabled: false, nextAt: null })],
    ['POST', '/schedules/([^/]+)/resume', ({ id }) => Object.assign(schedule(id), { enabled: true, nextAt: shop.ago(-42) })],
    ['POST', '/schedules/([^/]+)/fire', ({ id }) => {
      const one = schedule(id);
      const run = begin({ workflow: one.workflow, input: one.input }, { trigger: { kind: 'schedule', name: one.name, caller: null } });
      one.lastRun = { id: shop.id(), dueAt: now(), firedAt: now(), manual: true, outcome: 'RUNNING', execution: run.id, detail: null, endedAt: null };
      data.firings.get(id)?.unshift(one.lastRun);
      return one.lastRun;
    }],
    ['GET', '/schedules/([^/]+)/history', ({ id, query }) => page(data.firings.get(id) ?? [], query)],

    ['GET', '/workflows/([^/]+)/diff', ({ query }) => {
      const [from, to] = [query.get('from'), query.get('to')];
      const settings = to === 'draft' ? [{ key: 'queue', before: null, after: 'mails' }] : [];
      return { from, to, nodes: from === to ? [] : data.nodeChanges, settings, textDiff: '', problem: null };
    }],
    ['PUT', '/workflows/([^/]+)/tags', ({ id, body }) => {
      for (const one of versionsOf(id)) {
        one.tags = [...one.tags.filter((tag) => !(tag in body)), ...Object.keys(body).filter((tag) => body[tag] === one.version)];
      }
      return body;
    }],
    ['GET', '/workflows/([^/]+)/export', ({ id }) => ({ raw: find(shop.workflows, id, 'workflow').dsl, type: 'application/yaml' })],
    ['POST', '/workflows/import', ({ body }) => {
      if (!body.text.includes('from')) throw new Refusal(422, 'workflow.import', 'The text has no route.');
      const one = { ...shop.workflows[0], id: shop.id(), name: body.name ?? 'Imported', dsl: body.text, description: null, version: 1, activeVersion: null, status: 'draft', plugin: null, hooks: [], services: [], etag: shop.id(), updatedAt: now() };
      shop.workflows.unshift(one);
      return one;
    }],
  ];
}
