// A hub's REST and WebSocket contract in memory, for working on the console and for its browser tests without a hub.
// Log in as admin / admin (or first / first, whose password must be changed; blocked is limited).
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { extname, join } from 'node:path';
import { WebSocketServer } from 'ws';
import * as data from './data.mjs';
import { debugRoutes } from './debug.mjs';
import { durableRoutes } from './durable.mjs';
import { marketRoutes } from './market.mjs';
import { pluginRoutes } from './plugins.mjs';
import { reset } from './reset.mjs';
import { toolRoutes } from './tools.mjs';

const port = Number(process.env.PORT ?? 8199);
const files = fileURLToPath(new URL('../../target/classes/console', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const security = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

const rooms = new Map();
const sockets = new Set();
export function publish(room, type, body) {
  const log = rooms.get(room) ?? [];
  rooms.set(room, log);
  const event = { type, room, seq: log.length + 1, at: new Date().toISOString(), data: body };
  log.push(event);
  for (const socket of sockets) if (socket.rooms.has(room)) socket.send(JSON.stringify(event));
}

class Refusal extends Error {
  constructor(status, code, detail, headers = {}) {
    super(detail);
    Object.assign(this, { status, code, headers });
  }
}
const find = (list, id, what) => {
  const one = list.find((item) => item.id === id);
  if (!one) throw new Refusal(404, `${what}.not-found`, `There is no ${what} with the id ${id}.`);
  return one;
};
const page = (list, query) => {
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Number(query.get('limit') ?? 50);
  return { items: list.slice(start, end), next: end < list.length ? String(end) : null };
};
const bare = (one) => ({ ...one, input: null, output: null });
const validate = (dsl) => {
  const problems = [];
  dsl.split('\n').forEach((text, index) => {
    if (text.includes('\t')) problems.push({ node: null, code: 'dsl.syntax', message: 'Tabs cannot indent YAML; use spaces.', line: index + 1, column: text.indexOf('\t') + 1 });
    const unknown = /uri: (nonsense\S*)/.exec(text);
    if (unknown) problems.push({ node: 'step', code: 'dsl.unknown-component', message: `No component "${unknown[1]}" is installed. No plugin in the catalog brings it.`, line: index + 1, column: text.indexOf('uri') + 1 });
  });
  return { valid: problems.length === 0, problems };
};
const tokens = (user) => ({ accessToken: `access-${user}-${Date.now()}`, refreshToken: `refresh-${user}-${Date.now()}`, expiresIn: 1800, passwordChangeRequired: user === 'first' });

function listExecutions(query) {
  const statuses = query.get('status')?.split(',');
  const [workflow, q, from, to, parent] = ['workflow', 'q', 'from', 'to', 'parent'].map((key) => query.get(key));
  return page(
    data.executions
      .filter((one) => (!statuses || statuses.includes(one.status)) && (!workflow || one.workflow === workflow) && (!parent || one.parent === parent))
      .filter((one) => (!q || `${one.id} ${one.workflowName}`.includes(q)) && (!from || one.createdAt >= from) && (!to || one.createdAt <= to))
      .map(bare),
    query,
  );
}

function run(workflow, input) {
  const one = { ...data.execution('RUNNING', 0, workflow), input: input ?? null, trigger: { kind: 'manual', name: null, caller: 'admin' } };
  data.executions.unshift(one);
  const tell = (type, body = { execution: one.id, workflowName: one.workflowName }) => {
    for (const room of ['executions', `workflow:${one.workflow}`, `execution:${one.id}`]) publish(room, type, body);
  };
  tell('execution.started');
  setTimeout(() => {
    Object.assign(one, { status: 'COMPLETED', endedAt: new Date().toISOString(), durationMillis: 1500, output: { status: 'accepted' } });
    tell('execution.completed');
  }, 1500);
  return one;
}

function save(workflow, body, ifMatch) {
  if (ifMatch && ifMatch.replaceAll('"', '') !== workflow.etag) throw new Refusal(412, 'workflow.changed', 'Somebody has changed the workflow since; read it again.');
  if (!body.name?.trim()) throw new Refusal(422, 'workflow.name', 'The name must have 1 to 200 characters.');
  return Object.assign(workflow, body, { etag: data.id(), status: workflow.activeVersion ? 'changed' : 'draft', updatedAt: new Date().toISOString(), updatedBy: 'admin' });
}

function publishVersion(workflow, note = null) {
  if (!validate(workflow.dsl).valid) throw new Refusal(422, 'workflow.invalid', 'The workflow has problems.');
  const list = data.versions.get(workflow.id) ?? [];
  const version = (list[0]?.version ?? 0) + 1;
  for (const one of list) one.active = false;
  list.unshift({ version, dsl: workflow.dsl, settings: {}, publishedAt: new Date().toISOString(), publishedBy: 'admin', active: true, tags: [], note });
  data.versions.set(workflow.id, list);
  Object.assign(workflow, { version, activeVersion: version, status: 'published', etag: data.id() });
  return list[0];
}

const pluginApi = pluginRoutes({ find, page, publish, Refusal });
const routes = [
  ['POST', '/auth/login', ({ body }) => {
    if (body.username === 'blocked') throw new Refusal(429, 'auth.throttled', 'Too many tries.', { 'Retry-After': '20' });
    if (body.password !== body.username) throw new Refusal(401, 'auth.invalid', 'User name or password is wrong.');
    return tokens(body.username);
  }],
  ['POST', '/auth/refresh', ({ body }) => tokens(body.refreshToken?.split('-')[1] ?? 'admin')],
  ['POST', '/auth/logout', () => null],
  ['GET', '/panels', () => ({ items: [], next: null })],
  ['GET', '/me', ({ user }) => ({ ...data.me, username: user, passwordChangeRequired: user === 'first' })],
  ['PUT', '/me/password', ({ body }) => {
    if (body.newPassword.includes('password')) throw new Refusal(422, 'password.weak', 'This password is easy to guess; choose another one.');
    return null;
  }],
  ['GET', '/me/sessions', ({ query }) => page(data.sessions, query)],
  ['DELETE', '/me/sessions/(.+)', ({ id }) => void data.sessions.splice(data.sessions.indexOf(find(data.sessions, id, 'session')), 1)],
  ['GET', '/me/api-keys', ({ query }) => page(data.apiKeys, query)],
  ['POST', '/me/api-keys', ({ body }) => {
    const key = { id: data.id(), name: body.name, prefix: 'srk_9Xw1', createdAt: new Date().toISOString(), expiresAt: null, lastUsedAt: null };
    data.apiKeys.unshift(key);
    return { ...key, key: 'srk_9Xw1cJ7mQ4tZ0aK2vN8rB6yL5pD3hG1s' };
  }],
  ['DELETE', '/me/api-keys/(.+)', ({ id }) => void data.apiKeys.splice(data.apiKeys.indexOf(find(data.apiKeys, id, 'api-key')), 1)],
  ['GET', '/executions', ({ query }) => listExecutions(query)],
  ['GET', '/executions/counts', () => ({ COMPLETED: 1284, FAILED: 17, RUNNING: 3, QUEUED: 1, WAITING: 2 })],
  ['GET', '/executions/series', ({ query }) => {
    const [from, to, buckets] = [Date.parse(query.get('from')), Date.parse(query.get('to')), Number(query.get('buckets'))];
    return { items: Array.from({ length: buckets }, (_, n) => ({ at: new Date(from + ((to - from) / buckets) * n).toISOString(), completed: Math.round(60 + 50 * Math.sin(n / 3)), failed: n % 5 === 2 ? 4 : 0 })) };
  }],
  ['GET', '/executions/([^/]+)', ({ id }) => find(data.executions, id, 'execution')],
  ['GET', '/executions/([^/]+)/steps', ({ id, query }) => page(data.steps(find(data.executions, id, 'execution')), query)],
  ['GET', '/workflows', ({ query }) => page(data.workflows.filter((one) => one.name.toLowerCase().includes((query.get('q') ?? '').toLowerCase())), query)],
  ['POST', '/workflows', ({ body }) => {
    const one = { ...data.workflows[0], ...body, id: data.id(), settings: {}, version: 1, activeVersion: null, status: 'draft', plugin: null, hooks: [], services: [], etag: data.id(), updatedAt: new Date().toISOString() };
    data.workflows.unshift(one);
    return one;
  }],
  ['POST', '/workflows/validate', ({ body }) => validate(body.dsl)],
  ['GET', '/workflows/([^/]+)', ({ id }) => find(data.workflows, id, 'workflow')],
  ['PUT', '/workflows/([^/]+)', ({ id, body, headers }) => save(find(data.workflows, id, 'workflow'), body, headers['if-match'])],
  ['DELETE', '/workflows/([^/]+)', ({ id }) => void data.workflows.splice(data.workflows.indexOf(find(data.workflows, id, 'workflow')), 1)],
  ['POST', '/workflows/([^/]+)/validate', ({ id }) => validate(find(data.workflows, id, 'workflow').dsl)],
  ['POST', '/workflows/([^/]+)/publish', ({ id, body }) => publishVersion(find(data.workflows, id, 'workflow'), body.note)],
  ['GET', '/workflows/([^/]+)/versions', ({ id, query }) => page(data.versions.get(id) ?? [], query)],
  ['POST', '/workflows/([^/]+)/rollback', ({ id, body }) => {
    const list = data.versions.get(id) ?? [];
    for (const one of list) one.active = one.version === body.version;
    find(data.workflows, id, 'workflow').activeVersion = body.version;
    return list.find((one) => one.active);
  }],
  ['GET', '/audit', ({ query }) => page(data.audit, query)],
  ...debugRoutes({ find, publish, run }),
  ...durableRoutes({ find, page, publish, Refusal, bare }),
  ...pluginApi,
  ...toolRoutes({ page, Refusal }),
  ...marketRoutes({ find, page, Refusal, plugins: { install: (body) => pluginApi.find(([method, path]) => method === 'POST' && path === '/plugins')[2]({ body, query: new URLSearchParams() }) } }),
];

async function api(request, url) {
  const path = url.pathname.slice('/api/v1'.length);
  const token = request.headers.authorization?.slice('Bearer '.length);
  if (!path.startsWith('/auth/') && !token) throw new Refusal(401, 'auth.required', 'Log in first.');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const isForm = request.headers['content-type']?.startsWith('multipart/');
  const body = isForm ? { file: /filename="([^"]*)"/.exec(text)?.[1], request: /name="request"\r\n\r\n([^\r]*)/.exec(text)?.[1] } : text ? JSON.parse(text) : {};
  // The most exact route wins: /executions/counts before /executions/{id}.
  for (const [method, pattern, answer] of [...routes].sort((a, b) => Number(a[1].includes('(')) - Number(b[1].includes('(')))) {
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (match && method === request.method) return answer({ id: match[1], query: url.searchParams, body, headers: request.headers, user: token?.split('-')[1] });
  }
  throw new Refusal(404, 'http.not-found', `There is nothing at ${path}.`);
}

async function file(response, pathname) {
  const name = extname(pathname) && !pathname.startsWith('/plugins/') ? pathname : '/index.html';
  const content = await readFile(join(files, name)).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { 'Content-Type': types[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': security });
  response.end(content);
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  const requestId = data.id();
  const reply = (status, body, headers = {}) => {
    response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'X-Request-Id': requestId, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  try {
    if (url.pathname === '/ready') {
      const checks = ['store', 'security', 'journal', 'workflows', 'plugins'].map((name) => ({ name, up: true, detail: null }));
      checks[4] = { name: 'plugins', up: false, detail: 'Legacy bridge does not start; see its page.' };
      return reply(503, { ready: false, checks });
    }
    if (url.pathname === '/mock/reset') return reply(204, reset());
    if (!url.pathname.startsWith('/api/')) return await file(response, url.pathname);
    const result = await api(request, url);
    if (result?.raw) return response.writeHead(200, { 'Content-Type': result.type }).end(result.raw);
    return result === undefined || result === null ? reply(204) : reply(200, result);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return reply(error.status, { type: 'about:blank', title: 'Refused', status: error.status, detail: error.message, code: error.code, requestId }, error.headers);
  }
});

const live = new WebSocketServer({ server, path: '/v1' });
live.on('connection', (socket) => {
  socket.rooms = new Set();
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('message', (text) => {
    const message = JSON.parse(text);
    if (message.type === 'auth') socket.send(JSON.stringify({ type: 'authenticated' }));
    if (message.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
    if (message.type === 'unsubscribe') socket.rooms.delete(message.room);
    if (message.type === 'subscribe') {
      socket.rooms.add(message.room);
      socket.send(JSON.stringify({ type: 'subscribed', room: message.room, seq: rooms.get(message.room)?.length ?? 0 }));
      for (const event of rooms.get(message.room) ?? []) if (message.after !== undefined && event.seq > message.after) socket.send(JSON.stringify(event));
    }
  });
});

server.listen(port, '127.0.0.1', () => console.log(`mock hub on http://127.0.0.1:${port}`));
