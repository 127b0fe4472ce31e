// What the mock hub has of plugins: one that drains, one that fails, one that was refused.
import { ago } from './data.mjs';

const digest = (text) => [...`${text}${text}`].map((char) => char.charCodeAt(0).toString(16)).join('').padEnd(64, '0').slice(0, 64);

export function version(plugin, number, part = {}) {
  return { version: number, state: 'ACTIVE', executions: 0, digest: digest(`${plugin}${number}`), source: `catalog:${plugin}`, installedAt: ago(700), error: null, publisher: null, warning: null, ...part };
}

export const UNSIGNED = 'The package is not signed, so nobody vouches for what is in it.';
const missing = 'Package javax.servlet is missing: the hub has jakarta.servlet. Build the bundle for Jakarta EE.';

export const plugins = [
  { id: 'order-intake', version: '0.1.0', name: 'Order intake', summary: 'A webhook that checks orders and answers with a shipping quote.', kinds: ['routes'], state: 'ACTIVE', contributes: { workflows: ['order-intake'] }, permissions: ['tool:shipping-quote'], source: 'catalog:order-intake', installedAt: ago(9000), error: null, code: null, versions: [version('order-intake', '0.1.0', { executions: 2 })] },
  { id: 'shipping-tools', version: '1.4.2', name: 'Shipping tools', summary: 'Quotes and labels of three carriers.', kinds: ['tool'], state: 'ACTIVE', contributes: { tools: ['shipping-quote', 'shipping-label'] }, permissions: ['outbound:carrier.example'], source: 'deploy:shipping-tools-1.4.2.kar', installedAt: ago(12), error: null, code: null, versions: [
    version('shipping-tools', '1.4.2', { source: 'deploy:shipping-tools-1.4.2.kar', installedAt: ago(12), publisher: 'Example Carriers' }),
    version('shipping-tools', '1.3.0', { state: 'DRAINING', executions: 14, source: 'upload:shipping-tools-1.3.0.kar', installedAt: ago(9000), publisher: 'Example Carriers' }),
  ] },
  { id: 'com.example.legacy-bridge', version: '2.0.0', name: 'Legacy bridge', summary: null, kinds: ['bundle'], state: 'FAILED', contributes: {}, permissions: [], source: 'deploy:legacy-bridge.jar', installedAt: ago(12), error: missing, code: 'plugin.unresolved', versions: [version('legacy-bridge', '2.0.0', { state: 'FAILED', source: 'deploy:legacy-bridge.jar', error: missing, warning: UNSIGNED })] },
  { id: 'mail-connector', version: '0.9.1', name: 'Mail', summary: 'Reads and sends mail.', kinds: ['connector', 'trigger'], state: 'STARTING', contributes: { connectors: ['mail'] }, permissions: ['secret:mail'], source: 'catalog:mail-connector', installedAt: ago(0.1), error: null, code: null, versions: [version('mail-connector', '0.9.1', { state: 'STARTING', installedAt: ago(0.1) })] },
  { id: 'word-games', version: '3.0.0', name: 'Word games', summary: null, kinds: ['tool'], state: 'REFUSED', contributes: {}, permissions: [], source: 'deploy:word-games.kar', installedAt: ago(3), error: 'The file repository/word-games.jar is not what digests.json says.', code: 'plugin.tampered', versions: [] },
];

export const catalog = [
  { id: 'calendar', version: '1.0.0', summary: 'Working days and holidays as a tool.', installed: false },
  { id: 'mail-connector', version: '0.9.1', summary: 'Reads and sends mail.', installed: true },
  { id: 'order-intake', version: '0.1.0', summary: 'A webhook that checks orders and answers with a shipping quote.', installed: true },
];

export const operations = [
  ['op-3', 'update', 'shipping-tools', '1.4.2', 'deploy:shipping-tools-1.4.2.kar', null, 12],
  ['op-2', 'install', 'word-counter', '0.2.0', 'upload:word-counter.kar', ['plugin.start-failed', 'Bundle word-counter 0.2.0 does not start: its activator throws IllegalStateException: no dictionary.'], 300],
  ['op-1', 'install', 'order-intake', '0.1.0', 'catalog:order-intake', null, 9000],
].map(([id, kind, plugin, number, source, refusal, minutes]) => ({
  id, kind, plugin, version: number, source, status: refusal ? 'FAILED' : 'SUCCEEDED', phase: refusal ? 'start' : 'done',
  plan: {
    install: kind === 'install' ? [{ id: plugin, version: number, from: null, executions: 0, bundles: [`${plugin} ${number}`] }] : [],
    update: kind === 'update' ? [{ id: plugin, version: number, from: '1.3.0', executions: 15, bundles: [`${plugin} ${number}`] }] : [],
    remove: [], refresh: [], permissions: { [plugin]: { added: [], removed: [] } }, workflows: [], problems: [],
  },
  code: refusal?.[0] ?? null, problem: refusal?.[1] ?? null, createdBy: 'admin', createdAt: ago(minutes), endedAt: ago(minutes - 0.02),
}));

export const keys = [
  { id: '2ebbe55e1a5370c1', publisher: 'Example Carriers', publicKey: 'MCowBQYDK2VwAyEA5/DkttZeoIk3QLwTxjClmD9fYxY/fVkxeQ6aR/x21KQ=', addedAt: ago(12000), addedBy: 'admin', revokedAt: null, revokedBy: null, reason: null },
  { id: '9d01c3aa41f2077b', publisher: 'Old Tools', publicKey: 'MCowBQYDK2VwAyEA5/DkttZeoIk3QLwTxjClmD9fYxY/fVkxeQ6aR/x21KQ=', addedAt: ago(90000), addedBy: 'mira', revokedAt: ago(4000), revokedBy: 'admin', reason: 'The key lay on a laptop that was stolen.' },
];

export const revocations = [];

export const components = [
  { name: 'com.example:shipping-tools', version: '1.4.2', license: 'Apache-2.0' },
  { name: 'com.example:carrier-client', version: '7.0.1', license: null },
  ...Array.from({ length: 12 }, (_, index) => ({ name: `org.example.labels:part-${index + 1}`, version: '2.3.0', license: 'MIT' })),
];

/** What plugins were granted, by plugin; made when it is first asked for. */
export const grants = new Map();

export function permissionsOf({ id, permissions, installedAt }) {
  if (!grants.has(id)) grants.set(id, {});
  const known = grants.get(id);
  return permissions.map((permission) =>
    (known[permission] ??= { permission, declared: true, granted: true, changedAt: installedAt, changedBy: 'admin', lastUsed: ago(3), denied: 0 }));
}
