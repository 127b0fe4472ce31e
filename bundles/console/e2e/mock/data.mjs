// What the mock hub knows: a small shop with its orders.
const MINUTE = 60_000;
let counter = 0;
export const id = () => `019aa5c0-${(++counter).toString(16).padStart(4, '0')}-7000-8000-${Date.now().toString(16).padStart(12, '0')}`;
export const ago = (minutes) => new Date(Date.now() - minutes * MINUTE).toISOString();

export const dsl = `- route:
    id: order-intake
    from:
      uri: hook:orders
      parameters:
        respond: result
        auth: none
      steps:
        - to:
            id: check-order
            uri: json-validator:classpath:order.schema.json
        - choice:
            id: by-amount
            when:
              - simple: '\${body[amount]} > 100'
                steps:
                  - to:
                      id: quote
                      uri: tool:shipping-quote
            otherwise:
              steps:
                - setBody:
                    id: standard
                    constant: standard
        - split:
            id: lines
            simple: '\${body[lines]}'
            steps:
              - to:
                  id: reserve
                  uri: http:warehouse.example/reserve
        - setBody:
            id: reply
            simple: 'accepted'
`;

const workflow = (name, extra) => ({
  id: id(), name, description: null, dsl, settings: {}, version: 1, activeVersion: 1, status: 'published', plugin: null,
  hooks: [], services: [], tags: [], createdAt: ago(9000), updatedAt: ago(45), updatedBy: 'admin', etag: 'e1', ...extra,
});

export const workflows = [
  workflow('order-intake', { description: 'Takes orders from the shop, checks them and reserves stock.', hooks: ['orders'], version: 3, activeVersion: 3, plugin: 'order-intake' }),
  workflow('Nightly invoices', { description: 'Writes invoices for what was shipped during the day.', version: 2, activeVersion: 1, status: 'changed', updatedBy: 'mira' }),
  workflow('Refund approvals', { description: 'Waits for finance, then pays back.', hooks: ['refunds', 'refunds/status'], updatedAt: ago(2600) }),
  workflow('Newsletter import', { version: 1, activeVersion: null, status: 'draft', updatedAt: ago(14000) }),
];

export const versions = new Map(workflows.map((one) => [one.id, Array.from({ length: one.activeVersion ?? 0 }, (_, index) => ({
  version: index + 1, dsl: one.dsl, settings: {}, publishedAt: ago(9000 - index * 1000), publishedBy: 'admin', active: index + 1 === one.activeVersion,
})).reverse()]));

const order = { orderId: 'A-1042', customer: { name: 'Ada Weber', city: 'Freiburg' }, amount: 148.5, express: true, note: null, lines: [{ sku: 'TEA-7', count: 2 }, { sku: 'CUP-1', count: 4 }] };
const failure = { type: 'java.net.ConnectException', message: 'Connection refused: warehouse.example:443. The warehouse did not answer; the order can be retried from this step.', path: '/lines[1]/reserve', node: 'reserve' };

export function execution(status, minutes, source = workflows[0]) {
  const ended = ['COMPLETED', 'FAILED', 'CANCELLED'].includes(status);
  const durationMillis = ended ? 12 + Math.round(Math.abs(Math.sin(minutes)) * 900) : null;
  return {
    id: id(), workflow: source.id, workflowName: source.name, version: source.activeVersion ?? 1, plugins: { 'order-intake': '0.1.0', 'shipping-tools': '1.4.2' },
    status, trigger: { kind: source.hooks.length ? 'hook' : 'timer', name: source.hooks[0] ?? 'nightly', caller: null }, priority: 3, input: order,
    output: status === 'COMPLETED' ? { status: 'accepted', shipping: 'standard', total: 153.4 } : null, error: status === 'FAILED' ? failure : null,
    createdAt: ago(minutes), startedAt: status === 'QUEUED' ? null : ago(minutes), endedAt: ended ? ago(minutes - durationMillis / MINUTE) : null, durationMillis,
    parent: null, correlationId: null, idempotencyKey: null,
  };
}

export const executions = [execution('RUNNING', 0.2), execution('WAITING', 3, workflows[2]), execution('FAILED', 6)];
for (let index = 0; index < 130; index++) {
  executions.push(execution(index % 17 === 5 ? 'FAILED' : index % 41 === 7 ? 'CANCELLED' : 'COMPLETED', 8 + index * 9, workflows[index % 3]));
}

export function steps(one) {
  const begun = Date.parse(one.startedAt ?? one.createdAt);
  const step = (path, kind, label, offset, durationMillis, extra = {}) => ({
    path, node: path.split('/').at(-1), kind, label, effect: ['tool', 'http'].includes(kind), status: 'COMPLETED', attempt: 1,
    startedAt: new Date(begun + offset).toISOString(), durationMillis, input: order, output: order, error: null, plugin: null, ...extra,
  });
  const all = [
    step('/check-order', 'json-validator', 'classpath:order.schema.json', 0, 4.2),
    step('/by-amount', 'choice', '${body[amount]} > 100', 5, 62),
    step('/by-amount/quote', 'tool', 'tool:shipping-quote', 6, 58.4, { plugin: 'shipping-tools 1.4.2', output: { carrier: 'DHL', price: 4.9 } }),
    step('/lines', 'split', '${body[lines]}', 68, 96),
    step('/lines[0]/reserve', 'http', 'warehouse.example/reserve', 69, 41, { input: order.lines[0], output: { reserved: true } }),
    step('/lines[1]/reserve', 'http', 'warehouse.example/reserve', 84, 78, { input: order.lines[1], output: { reserved: true } }),
    step('/reply', 'setBody', 'accepted', 166, 0.3, { output: { status: 'accepted' } }),
  ];
  if (one.status === 'FAILED') {
    all.splice(6);
    all[5] = { ...all[5], status: 'FAILED', attempt: 3, error: failure, output: null };
    all[3] = { ...all[3], status: 'FAILED', error: failure, output: null };
  }
  if (one.status === 'RUNNING') {
    all.splice(5);
    all[3] = { ...all[3], status: 'RUNNING', durationMillis: 0, output: null };
    all[4] = { ...all[4], status: 'RUNNING', durationMillis: 0, output: null };
  }
  if (one.status === 'PAUSED') all.splice(3);
  if (one.status === 'WAITING') {
    all.splice(3);
    all.push(step('/approve', 'approval', 'approval:refund?role=finance', 70, 0, { status: 'WAITING', output: null }));
  }
  return all;
}

export const me = { id: 'u1', username: 'admin', name: 'Ada Admin', email: null, tenant: 'default', roles: ['Admin'], permissions: ['*'], passwordChangeRequired: false };
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
export const sessions = [
  { id: 's1', createdAt: ago(20), lastUsedAt: ago(1), expiresAt: ago(-9000), remoteAddress: '127.0.0.1', userAgent: chrome, current: true },
  { id: 's2', createdAt: ago(2900), lastUsedAt: ago(400), expiresAt: ago(-7000), remoteAddress: '127.0.0.1', userAgent: 'curl/8.5.0', current: false },
];
export const apiKeys = [{ id: 'k1', name: 'Nightly import', prefix: 'srk_7Fq2', createdAt: ago(40000), expiresAt: ago(-60000), lastUsedAt: ago(300) }];
export const audit = [
  ['auth-login', 'session', null, 'ok'], ['workflow-publish', 'workflow', workflows[0].id, 'ok'], ['workflow-update', 'workflow', workflows[1].id, 'precondition.failed'],
  ['plugin-install', 'plugin', 'shipping-tools', 'ok'], ['auth-login', 'session', null, 'auth.invalid'],
].map(([operation, resourceType, resourceId, outcome], index) => ({
  id: id(), at: ago(index * 31 + 1), actorId: 'u1', actorName: index === 4 ? 'mira' : 'admin', action: operation === 'auth-login' ? 'LOGIN' : 'UPDATE', operation, resourceType, resourceId, outcome, remoteAddress: '127.0.0.1', requestId: id(),
}));
