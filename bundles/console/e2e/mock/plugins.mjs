// The mock's plugins: plans, changes that go through their phases, and refusals. What is uploaded says by its name what becomes
// of it: NAME-1.2.3.kar is installed, one with "broken" in it is refused, one with "throws" fails when it starts.
import * as shop from './data.mjs';
import * as data from './pluginData.mjs';

const PHASE_MILLIS = 350;
const now = () => new Date().toISOString();
const NONE = { install: [], update: [], remove: [], refresh: [], permissions: {}, workflows: [], problems: [] };

export function pluginRoutes({ find, page, publish, Refusal }) {
  const plugin = (id) => find(data.plugins, decodeURIComponent(id), 'plugin');
  const holds = (one) => one.versions.reduce((sum, { executions }) => sum + executions, 0);

  const packageOf = (body) => {
    const source = body.source ?? `upload:${body.file}`;
    if (body.file === 'holiday.png') throw new Refusal(422, 'plugin.not-a-plugin', 'holiday.png is no plugin: it cannot be read as a JAR or KAR (zip END header not found).');
    const [, id, number] = /^(.+?)[-@]?(\d+\.\d+\.\d+)?(?:\.[jk]ar)?$/.exec(source.slice(source.indexOf(':') + 1));
    return { id, version: number ?? '1.0.0', source };
  };

  function planInstall({ id, version, source }) {
    const before = data.plugins.find((one) => one.id === id);
    const item = { id, version, from: before?.version ?? null, executions: before?.versions[0]?.executions ?? 0, bundles: [`${id} ${version}`] };
    const asked = before ? ['file:labels/', 'outbound:api.carrier.example'] : ['outbound:calendar.example'];
    const problems = source.includes('broken') ? [{ code: 'plugin.unresolved', detail: `Plugin ${id} ${version} needs package com.example.missing, which neither the hub nor the package has.` }] : [];
    return {
      ...NONE, problems, permissions: { [id]: { added: asked, removed: before?.permissions ?? [] } }, workflows: before?.contributes.workflows ?? [],
      ...(before ? { update: [item] } : { install: [item] }),
    };
  }

  function planRemove(one, force) {
    const problems = [];
    if (holds(one) > 0 && !force) problems.push({ code: 'plugin.in-use', detail: `${holds(one)} executions that began on plugin ${one.id} have not ended. Wait for them, cancel them, or remove with force, which pauses them.` });
    return { ...NONE, remove: one.versions.map(({ version, executions }) => ({ id: one.id, version, from: null, executions, bundles: [] })), workflows: one.contributes.workflows ?? [], problems };
  }

  function begin(kind, { id, version, source }, plan, apply) {
    const operation = { id: shop.id(), kind, plugin: id, version, source, status: 'RUNNING', phase: 'plan', plan, code: null, problem: null, createdBy: 'admin', createdAt: now(), endedAt: null };
    data.operations.unshift(operation);
    const phases = kind === 'remove' ? ['switch', 'done'] : ['install', 'start', 'check', 'switch', 'done'];
    const step = () => {
      const phase = phases.shift();
      const throws = phase === 'start' && source.includes('throws');
      Object.assign(operation, { phase }, throws ? { status: 'FAILED', code: 'plugin.start-failed', problem: `Bundle ${id} ${version} does not start: its activator throws IllegalStateException.` } : {});
      if (phase === 'done') apply(Object.assign(operation, { status: 'SUCCEEDED' }));
      if (operation.status !== 'RUNNING') operation.endedAt = now();
      const { status, code, problem } = operation;
      publish('plugins', 'plugin.operation', { id, version, operation: operation.id, kind, status, phase, ...(code ? { code, problem } : {}) });
      if (status === 'RUNNING') setTimeout(step, PHASE_MILLIS);
    };
    setTimeout(step, PHASE_MILLIS);
    return { ...plan, operation: operation.id, status: 'RUNNING', plugin: null };
  }

  function put({ id, version, source }, permissions) {
    const before = data.plugins.find((one) => one.id === id);
    const added = data.version(id, version, { source, installedAt: now(), warning: source.startsWith('upload:') ? data.UNSIGNED : null });
    if (before) {
      const kept = before.versions.filter((one) => one.version !== version).map((one) => ({ ...one, state: 'DRAINING' }));
      Object.assign(before, { version, source, permissions, state: 'ACTIVE', versions: [{ ...added, ...before.versions.find((one) => one.version === version), state: 'ACTIVE' }, ...kept] });
    } else {
      data.plugins.push({ id, version, name: id, summary: null, kinds: ['tool'], state: 'ACTIVE', contributes: { tools: [id] }, permissions, source, installedAt: now(), error: null, code: null, versions: [added] });
    }
    for (const entry of data.catalog) if (entry.id === id) entry.installed = entry.version === version;
    publish('plugins', before ? 'plugin.updated' : 'plugin.installed', { id, version, name: id });
  }

  return [
    ['GET', '/plugins', ({ query }) => page(data.plugins, query)],
    ['POST', '/plugins/packages', ({ body }) => {
      if (body.id === 'taken') throw new Refusal(422, 'workflow.invalid', 'The workflow cannot be published: There is no component nonsense (line 2)');
      return { raw: `${body.id} ${body.version} with ${body.workflows.length}`, type: 'application/octet-stream' };
    }],
    ['POST', '/plugins', ({ body, query }) => {
      const wanted = packageOf(body);
      const plan = planInstall(wanted);
      if (query.get('dryRun')) return plan;
      return begin(plan.update.length ? 'update' : 'install', wanted, plan, () => put(wanted, plan.permissions[wanted.id].added));
    }],
    ['GET', '/plugins/catalog', ({ query }) => page(data.catalog, query)],
    ['GET', '/plugins/operations', ({ query }) => page(data.operations.filter((one) => one.plugin.includes(query.get('q') ?? '')), query)],
    ['GET', '/plugins/keys', ({ query }) => page(data.keys, query)],
    ['POST', '/plugins/keys', ({ body }) => {
      if (!body.publicKey.startsWith('MCow')) throw new Refusal(422, 'plugin.key', 'This is no Ed25519 public key: send Base64 of its X.509 form, or PEM.');
      data.keys.unshift({ ...data.keys[0], ...body, id: shop.id().slice(0, 16), addedAt: now(), addedBy: 'admin', revokedAt: null });
      return data.keys[0];
    }],
    ['GET', '/plugins/keys/own', () => ({ ...data.keys[0], id: 'own', publisher: 'this hub' })],
    ['POST', '/plugins/keys/([^/]+)/revoke', ({ id, body }) => Object.assign(find(data.keys, id, 'key'), { revokedAt: now(), revokedBy: 'admin', reason: body.reason })],
    ['GET', '/plugins/revocations', ({ query }) => page(data.revocations, query)],
    ['POST', '/plugins/revocations', ({ body }) => (data.revocations.unshift({ ...body, revokedAt: now(), revokedBy: 'admin' }), data.revocations[0])],
    ['DELETE', '/plugins/revocations/([^/]+)', ({ id }) => void data.revocations.splice(data.revocations.findIndex((one) => one.digest === id), 1)],
    ['GET', '/plugins/operations/([^/]+)', ({ id }) => find(data.operations, id, 'operation')],
    ['PUT', '/plugins/([^/]+)/wanted', ({ id, body }) => {
      const one = plugin(id);
      const wanted = { id: one.id, version: body.version, source: one.source };
      return begin('update', wanted, NONE, () => put(wanted, one.permissions));
    }],
    ['GET', '/plugins/([^/]+)/components', ({ id, query }) => page(plugin(id) && id === 'shipping-tools' ? data.components : [], query)],
    ['GET', '/plugins/([^/]+)/permissions', ({ id, query }) => page(data.permissionsOf(plugin(id)), query)],
    ['PUT', '/plugins/([^/]+)/permissions', ({ id, body, query }) => {
      const all = data.permissionsOf(plugin(id));
      for (const [names, granted] of [[body.grant ?? [], true], [body.revoke ?? [], false]]) {
        for (const name of names) Object.assign(all.find(({ permission }) => permission === name), { granted, changedAt: now(), changedBy: 'admin' });
      }
      return page(all, query);
    }],
    ['POST', '/plugins/([^/]+)/migrate', ({ id, body }) => {
      const one = plugin(id);
      const [from, to] = [body.from, body.to].map((number) => one.versions.find(({ version }) => version === number));
      const stays = shop.executions.find(({ status }) => status === 'WAITING');
      const moved = from.executions - 1;
      Object.assign(to, { executions: to.executions + moved });
      Object.assign(from, { executions: 1 });
      return { moved, stayed: [{ execution: stays.id, reason: `Step reserve, which it has done, is not in the route of version ${to.version}.` }] };
    }],
    ['DELETE', '/plugins/([^/]+)', ({ id, query }) => {
      const one = plugin(id);
      const plan = planRemove(one, query.get('force'));
      if (query.get('dryRun')) return planRemove(one, false);
      if (plan.problems.length) throw new Refusal(409, plan.problems[0].code, plan.problems[0].detail);
      return begin('remove', one, plan, () => {
        data.plugins.splice(data.plugins.indexOf(one), 1);
        for (const entry of data.catalog) if (entry.id === one.id) entry.installed = false;
        publish('plugins', 'plugin.removed', { id: one.id, name: one.name });
      });
    }],
    ['GET', '/plugins/([^/]+)', ({ id }) => plugin(id)],
  ];
}
