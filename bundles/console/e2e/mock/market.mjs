// The mock's marketplace: search, installation (which becomes a plugin's), templates, reviews, publishing, the queue.
import * as shop from './data.mjs';
import * as data from './marketData.mjs';

const now = () => new Date().toISOString();
const KEY = 'srl_7Jm2Qx8vN4tZ0aK2cB6yL5pD3hG1sR9w';
const SORTS = {
  name: (a, b) => a.name.localeCompare(b.name),
  popular: (a, b) => b.installCount - a.installCount,
  recent: (a, b) => b.publishedAt.localeCompare(a.publishedAt),
  rating: (a, b) => (b.rating ?? 0) - (a.rating ?? 0),
};

export function marketRoutes({ find, page, Refusal, plugins }) {
  const listing = (id) => find(data.listings, decodeURIComponent(id), 'marketplace.listing');
  const onMarket = () => data.listings.filter((one) => one.status === 'published' && one.visible === 'public');
  const own = () => data.listings.filter((one) => one.publisherId === 'u1');
  const ofKind = (list, kind) => list.filter((one) => !kind || kind === 'listings' || one.kinds.includes(kind));
  const says = (one, q) => `${one.name} ${one.summary} ${one.tags.join(' ')}`.toLowerCase().includes((q ?? '').toLowerCase());
  const change = (one, part) => Object.assign(one, part, { revision: one.revision + 1, updatedAt: now() });

  function search(kind, query) {
    const is = (key, values) => !query.get(key) || values.includes(query.get(key));
    return ofKind(onMarket(), kind)
      .filter((one) => says(one, query.get('q')) && is('category', one.categories) && is('tag', one.tags) && is('pricing', [one.pricing]))
      .sort(SORTS[query.get('sort') ?? 'popular']);
  }

  function front(kind) {
    const all = ofKind(onMarket(), kind);
    const counts = new Map();
    for (const name of all.flatMap((one) => one.categories)) counts.set(name, (counts.get(name) ?? 0) + 1);
    const sorted = (order) => [...all].sort(SORTS[order]).slice(0, 8);
    return { featured: all.filter((one) => one.featured), recent: sorted('recent'), popular: sorted('popular'), categories: [...counts].map(([name, count]) => ({ name, count })) };
  }

  function requireLicence(one, licence) {
    if (one.pricing === 'free') return;
    if (!licence) throw new Refusal(403, 'marketplace.licence-required', `${one.name} needs a licence key from ${one.publisherName}.`);
    if (licence !== KEY) throw new Refusal(422, 'marketplace.licence-not-valid', 'This licence key is not valid for it.');
  }

  function install(one, body) {
    requireLicence(one, body.licence);
    const begun = plugins.install({ source: `catalog:${one.plugin}@${body.version}` });
    Object.assign(one, { installed: true, installCount: one.installCount + 1 });
    return { listing: one.id, version: body.version, operation: begun.operation, status: 'RUNNING', workflow: null };
  }

  function make(one, body) {
    for (const { name, standard } of one.template.parameters) {
      if (!(body.parameters?.[name] ?? standard)) throw new Refusal(422, 'marketplace.parameters', 'The template cannot be filled with these values.');
    }
    const workflow = { ...shop.workflows[0], id: shop.id(), name: body.name, status: 'draft', activeVersion: null, version: 0, hooks: [], dsl: one.template.dsl.replace(/\[\[([^\]]+)]]/g, (_, name) => body.parameters[name]) };
    shop.workflows.unshift(workflow);
    Object.assign(one, { installed: true, installCount: one.installCount + 1 });
    return { listing: one.id, version: one.version, operation: null, status: 'SUCCEEDED', workflow: workflow.id };
  }

  function count(one) {
    const seen = data.reviews.filter((review) => review.listing === one.id && !review.hidden);
    const ratings = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
    for (const { rating } of seen) ratings[rating]++;
    const rating = seen.length ? seen.reduce((sum, review) => sum + review.rating, 0) / seen.length : null;
    Object.assign(one, { ratings, rating, reviewCount: seen.length });
  }

  function rate(one, { rating, comment }) {
    const before = data.reviews.find((review) => review.listing === one.id && review.mine);
    const review = { ...(before ?? { id: shop.id(), listing: one.id, author: 'admin', mine: true, hidden: false, reason: null, reports: 0, createdAt: now() }), rating, comment, updatedAt: now() };
    if (before) Object.assign(before, review);
    else data.reviews.unshift(review);
    count(one);
    return review;
  }

  function publish({ file, request, ...json }) {
    const body = file ? JSON.parse(request ?? '{}') : json;
    const name = body.listing?.name ?? file?.replace(/[-\d.]+[jk]ar$/, '') ?? 'Template';
    if (data.listings.some((one) => one.name === name)) throw new Refusal(409, 'marketplace.name-taken', `The marketplace has ${name} by somebody else; give yours another name.`);
    const part = file ? {} : { plugin: null, kind: 'templates', kinds: ['templates'], template: { dsl: body.dsl, settings: {}, parameters: body.parameters } };
    const status = body.draft ? 'draft' : body.listing?.visible === 'private' ? 'published' : 'pending';
    const one = data.listing(shop.id(), { publisherId: 'u1', publisherName: 'admin', origin: 'person', ...part, ...body.listing, name, status });
    data.listings.push(one);
    return one;
  }

  function ofPublisher(name, from) {
    return onMarket().filter((one) => one.publisherName === name && (!from || one.origin === from));
  }

  function publisher(name, from) {
    const one = data.publishers.find((each) => each.name === name && (!from || each.from === from));
    if (!one) throw new Refusal(404, 'marketplace.publisher-not-found', `There is no publisher ${name} with a listing that you can see.`);
    const all = ofPublisher(name, one.from);
    const sum = (key) => all.reduce((total, each) => total + (each[key] ?? 0), 0);
    return Object.assign(one, { listings: all.length, installCount: sum('installCount'), reviewCount: sum('reviewCount'), rating: null });
  }

  const analytics = (days) => ({
    days, installs: 9, people: 3, licences: 1, revenue: { EUR: 1900 },
    perDay: Array.from({ length: days }, (_, index) => ({ day: new Date(Date.now() - (days - 1 - index) * 86_400_000).toISOString().slice(0, 10), installs: index % 3, reviews: index % 7 === 0 ? 1 : 0, rating: null })),
    listings: own().map((one) => ({ id: one.id, name: one.name, status: one.status, installs: one.installCount, installsTotal: one.installCount, people: one.users, rating: one.rating, reviewCount: one.reviewCount, revenue: one.id === 'label-printer' ? { EUR: 1900 } : {}, success: one.plugin ? { days: 30, ended: 40, completed: 38, share: 0.95, countedAt: now() } : null })),
  });

  const L = '/marketplace/listings/([^/]+)';
  const P = '/marketplace/publisher/listings/([^/]+)';
  return [
    ['GET', '/marketplace/front', ({ query }) => front(query.get('kind'))],
    ['GET', '/marketplace/recommendations', () => ({ items: [{ listing: listing('calendar'), because: ['kind:tools'] }], next: null })],
    ['GET', '/marketplace/(listings|agents|tools|connectors|routes|templates)', ({ id, query }) => page(search(id, query), query)],
    ['GET', `${L}/icon`, () => ({ raw: data.icon, type: 'image/svg+xml' })],
    ['GET', `${L}/screenshots/0`, () => ({ raw: data.screenshot, type: 'image/svg+xml' })],
    ['GET', `${L}/reviews`, ({ id, query }) => page(data.reviews.filter((one) => one.listing === id), query)],
    ['POST', `${L}/review`, ({ id, body }) => rate(listing(id), body)],
    ['DELETE', `${L}/review`, ({ id }) => {
      data.reviews.splice(data.reviews.findIndex((one) => one.listing === id && one.mine), 1);
      count(listing(id));
    }],
    ['POST', `${L}/install`, ({ id, body }) => install(listing(id), body)],
    ['POST', '/marketplace/templates/([^/]+)/use', ({ id, body }) => make(listing(id), body)],
    ['GET', L, ({ id }) => listing(id)],
    ['POST', '/marketplace/reviews/([^/]+)/report', ({ id, body }) => {
      data.reports.push({ id: shop.id(), review: id, reporterName: 'admin', reason: body.reason, createdAt: now() });
      const review = find(data.reviews, id, 'review');
      return Object.assign(review, { reports: review.reports + 1 });
    }],
    ['GET', '/marketplace/reviews/reported', ({ query }) => page(data.reviews.filter((one) => one.reports > 0), query)],
    ['GET', '/marketplace/reviews/([^/]+)/reports', ({ id }) => ({ items: data.reports.filter((one) => one.review === id), next: null })],
    ['POST', '/marketplace/reviews/([^/]+)/moderate', ({ id, body }) => {
      const review = Object.assign(find(data.reviews, id, 'review'), { hidden: body.hidden, reason: body.reason ?? null, reports: 0 });
      count(listing(review.listing));
      return review;
    }],
    ['GET', '/marketplace/publishers/([^/]+)/listings', ({ id, query }) => page(ofPublisher(decodeURIComponent(id), query.get('from')), query)],
    ['GET', '/marketplace/publishers/([^/]+)', ({ id, query }) => publisher(decodeURIComponent(id), query.get('from'))],
    ['PUT', '/marketplace/publishers/([^/]+)', ({ id, body }) => Object.assign(publisher(decodeURIComponent(id), 'person'), body, { revision: 1 })],
    ['GET', '/plugins/catalogs', () => ({ items: data.catalogs, next: null })],
    ['POST', '/plugins/catalogs/refresh', () => {
      for (const one of data.catalogs) if (one.kind === 'http') Object.assign(one, { refreshedAt: now(), problems: [] });
      return { items: data.catalogs, next: null };
    }],
    ['POST', '/marketplace/publish', ({ body }) => publish(body)],
    ['GET', '/marketplace/publisher/listings', ({ query }) => page(own().filter((one) => says(one, query.get('q'))), query)],
    ['GET', '/marketplace/publisher/analytics', ({ query }) => analytics(Number(query.get('days') ?? 30))],
    ['POST', `${P}/submit`, ({ id }) => change(listing(id), { status: 'pending', reason: null })],
    ['PUT', `${P}/shares`, ({ id, body }) => (change(listing(id), { sharedWith: body.users }), body)],
    ['GET', `${P}/licences`, ({ id, query }) => page(data.licences.filter((one) => one.listing === id), query)],
    ['POST', `${P}/licences`, ({ id, body }) => {
      const licence = { ...data.licences[0], id: shop.id(), listing: id, hint: KEY.slice(-4), issuedTo: body.issuedTo, amount: body.amount, issuedAt: now(), expiresAt: body.expiresAt ?? null, revokedAt: null, reason: null };
      data.licences.unshift(licence);
      return { key: KEY, licence };
    }],
    ['POST', '/marketplace/publisher/licences/([^/]+)/revoke', ({ id, body }) => Object.assign(find(data.licences, id, 'licence'), { revokedAt: now(), reason: body.reason })],
    ['PUT', P, ({ id, body, headers }) => {
      const one = listing(id);
      if (headers['if-match'] && headers['if-match'] !== `"${one.revision}"`) throw new Refusal(412, 'marketplace.changed', 'Somebody has changed this listing since; read it again.');
      return change(one, body);
    }],
    ['DELETE', P, ({ id }) => void data.listings.splice(data.listings.indexOf(listing(id)), 1)],
    ['GET', '/marketplace/queue', ({ query }) => page(data.listings.filter((one) => one.status === 'pending'), query)],
    ['POST', '/marketplace/queue/([^/]+)/approve', ({ id }) => change(listing(id), { status: 'published', publishedAt: now() })],
    ['POST', '/marketplace/queue/([^/]+)/reject', ({ id, body }) => change(listing(id), { status: 'rejected', reason: body.reason })],
    ['POST', '/marketplace/queue/([^/]+)/feature', ({ id, body }) => change(listing(id), { featured: body.featured })],
  ];
}
