// What the mock's marketplace has: listings of a catalog, of the hub and of people, reviews, licences.
import { ago, id } from './data.mjs';

const README = '# Calendar\n\nWorking days and **holidays** as a tool.\n\n- Germany, Austria, Switzerland\n- `isWorkingDay` and `nextWorkingDay`\n\n<script>document.title = "owned"</script>\n\n[Guide](https://calendar.example/guide) and [trap](javascript:alert(1))\n\n| Country | Since |\n|---|---|\n| Germany | 1990 |';
const DSL = '- route:\n    from:\n      uri: hook:[[path]]\n      steps:\n        - to: tool:[[tool]]\n';

export function listing(key, part = {}) {
  return {
    id: key, slug: key, plugin: key, kind: 'tools', kinds: ['tools'], name: key, summary: '', publisherId: 'core', publisherName: 'core', origin: 'catalog:core',
    categories: [], tags: [], pricing: 'free', price: 0, currency: 'EUR', status: 'published', reason: null, visible: 'public', featured: false, version: '1.0.0',
    installCount: 0, users: 0, rating: null, reviewCount: 0, installed: false, icon: null, createdAt: ago(90_000), updatedAt: ago(9_000), publishedAt: ago(9_000),
    description: '', screenshots: [], capabilities: {}, permissions: [], requires: [], homepage: null, license: null,
    versions: [{ version: part.version ?? '1.0.0', status: part.status ?? 'published', changelog: null, digest: 'ab'.repeat(32), createdAt: ago(9_000) }],
    ratings: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, installsLast30Days: 0, success: null, template: null, sharedWith: null, revision: 1, ...part,
  };
}

const person = { publisherId: 'u2', publisherName: 'mira', origin: 'person' };
const mine = { publisherId: 'u1', publisherName: 'admin', origin: 'person' };
const template = { plugin: null, kind: 'templates', kinds: ['templates'] };

export const listings = [
  listing('calendar', {
    name: 'Calendar', summary: 'Working days and holidays as a tool.', categories: ['time', 'finance'], tags: ['holidays'], featured: true, installCount: 41, users: 7,
    icon: '/marketplace/listings/calendar/icon', description: README, screenshots: [{ url: '/marketplace/listings/calendar/screenshots/0', caption: 'A year at a glance' }],
    capabilities: { tools: ['is-working-day', 'next-working-day'] }, permissions: ['outbound:calendar.example'], requires: ['shipping-tools >=1.0 <2'], homepage: 'https://calendar.example', license: 'Apache-2.0',
    installsLast30Days: 12, success: { days: 30, ended: 1204, completed: 1180, share: 1180 / 1204, countedAt: ago(25) },
  }),
  listing('order-intake', {
    name: 'Order intake', summary: 'A webhook that checks orders and answers with a shipping quote.', kind: 'routes', kinds: ['routes'], categories: ['orders'], version: '0.1.0', installed: true,
    installCount: 88, users: 21, rating: 4.5, reviewCount: 2, ratings: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 1 }, description: 'Takes orders.',
  }),
  listing('tax-rules', { ...person, name: 'Tax rules', summary: 'VAT of all countries, kept up to date.', categories: ['finance'], pricing: 'premium', price: 4900, installCount: 5, users: 2 }),
  listing('webhook-tool-reply', {
    ...template, publisherId: 'serai', publisherName: 'Serai', origin: 'shipped', name: 'Webhook, tool, reply', summary: 'Takes a request, calls a tool with its JSON, and answers with the result.',
    categories: ['integration'], tags: ['webhook', 'tool'], installCount: 17, description: 'Needs the tool that it calls.',
    template: { dsl: DSL, settings: {}, parameters: [{ name: 'path', label: 'Path under /hooks/', standard: 'ask-tool' }, { name: 'tool', label: 'Tool', standard: null }] },
  }),
  listing('label-printer', { ...mine, name: 'Label printer', summary: 'Prints shipping labels.', pricing: 'premium', price: 1900, installCount: 9, users: 3, categories: ['orders'] }),
  listing('draft-notes', { ...mine, name: 'Notes', summary: 'Keeps notes.', status: 'rejected', reason: 'The summary promises what the tool does not do.', visible: 'public' }),
  listing('team-glossary', { ...mine, name: 'Team glossary', summary: 'Words of the team.', visible: 'private', sharedWith: ['mira'] }),
  listing('word-games', { ...person, name: 'Word games', summary: 'Counts and shuffles words.', status: 'pending' }),
];

export const publishers = [
  { name: 'admin', from: 'person', displayName: 'admin', about: '', homepage: null, keys: [], mine: true, revision: 0 },
  { name: 'mira', from: 'person', displayName: 'Mira Tax', about: 'Taxes of all countries.\nAsk me anything.', homepage: 'https://mira.example', keys: [{ id: '0f1b8534277f8442', publisher: 'Mira Ltd' }], mine: false, revision: 3 },
  { name: 'core', from: 'catalog:core', displayName: 'core', about: '', homepage: null, keys: [], mine: false, revision: 0 },
];

export const catalogs = [
  { name: 'serai', kind: 'own', address: '/opt/serai/catalog', refreshedAt: null, packages: 9, bytes: 3_400_000, problems: [] },
  { name: 'acme', kind: 'http', address: 'https://plugins.example.com/serai/', refreshedAt: ago(2_000), packages: 4, bytes: 812_345, problems: ['The catalog cannot be read: nothing answers at its address'] },
];

export const reviews = [
  { id: 'r1', listing: 'order-intake', author: 'mira', rating: 5, comment: 'Saves us an hour a day.', mine: false, hidden: false, reason: null, reports: 0, createdAt: ago(400), updatedAt: ago(400) },
  { id: 'r2', listing: 'order-intake', author: 'jon', rating: 4, comment: 'Buy cheap watches at my shop!', mine: false, hidden: false, reason: null, reports: 1, createdAt: ago(900), updatedAt: ago(900) },
];

export const reports = [{ id: 'p1', review: 'r2', reporterName: 'mira', reason: 'This is an advertisement.', createdAt: ago(60) }];

export const licences = [
  { id: id(), listing: 'label-printer', hint: 'x7Qa', issuedTo: 'Example Carriers', amount: 1900, currency: 'EUR', issuedBy: 'admin', issuedAt: ago(5_000), expiresAt: null, revokedAt: null, reason: null },
];

const picture = (words, width, height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#359eff"/><text x="50%" y="55%" text-anchor="middle" fill="#fff" font-family="sans-serif" font-size="${height / 6}">${words}</text></svg>`;
export const icon = picture('31', 96, 96);
export const screenshot = picture('2026', 640, 380);
