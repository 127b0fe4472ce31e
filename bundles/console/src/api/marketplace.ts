import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, picture } from './call';
import type { PageOf } from './durableModel';
import type {
  Analytics,
  Catalog,
  Front,
  Installed,
  InstallRequest,
  IssuedLicence,
  Licence,
  LicenceDraft,
  ListingCard,
  ListingDetail,
  ListingDraft,
  MarketFilter,
  Publisher,
  PublisherDraft,
  PublishRequest,
  Recommended,
  Review,
  ReviewReport,
} from './marketplaceModel';

const PAGE = 24;
const MANY = 500;

const base = '/marketplace';
const part = encodeURIComponent;
const listing = (id: string) => `${base}/listings/${part(id)}`;
const own = (id: string) => `${base}/publisher/listings/${part(id)}`;
const waiting = (id: string) => `${base}/queue/${part(id)}`;
const publisher = (name: string) => `${base}/publishers/${part(name)}`;
const review = (id: string) => `${base}/reviews/${part(id)}`;

/** What people do in the marketplace. */
export const market = {
  install: (id: string, body: InstallRequest) => call<Installed>('POST', `${listing(id)}/install`, { body }),
  useTemplate: (id: string, body: InstallRequest) => call<Installed>('POST', `${base}/templates/${part(id)}/use`, { body }),

  rate: (id: string, rating: number, comment: string) => call<Review>('POST', `${listing(id)}/review`, { body: { rating, comment } }),
  withdraw: (id: string) => call<undefined>('DELETE', `${listing(id)}/review`),
  report: (id: string, reason: string) => call<Review>('POST', `${review(id)}/report`, { body: { reason } }),
  moderate: (id: string, hidden: boolean, reason?: string) =>
    call<Review>('POST', `${review(id)}/moderate`, { body: { hidden, ...(reason ? { reason } : {}) } }),

  publishPackage: (file: File, request: PublishRequest) => {
    const body = new FormData();
    body.set('file', file);
    body.set('request', JSON.stringify(request));
    return call<ListingDetail>('POST', `${base}/publish`, { body });
  },
  publishTemplate: (body: PublishRequest) => call<ListingDetail>('POST', `${base}/publish`, { body }),
  edit: (id: string, body: ListingDraft, revision: number) =>
    call<ListingDetail>('PUT', own(id), { body, etag: String(revision) }),
  submit: (id: string) => call<ListingDetail>('POST', `${own(id)}/submit`),
  share: (id: string, users: string[]) => call<{ users: string[] }>('PUT', `${own(id)}/shares`, { body: { users } }),
  remove: (id: string) => call<undefined>('DELETE', own(id)),
  issue: (id: string, body: LicenceDraft) => call<IssuedLicence>('POST', `${own(id)}/licences`, { body }),
  revoke: (id: string, reason: string) =>
    call<Licence>('POST', `${base}/publisher/licences/${part(id)}/revoke`, { body: { reason } }),

  approve: (id: string) => call<ListingDetail>('POST', `${waiting(id)}/approve`),
  reject: (id: string, reason: string) => call<ListingDetail>('POST', `${waiting(id)}/reject`, { body: { reason } }),
  editPublisher: (name: string, body: PublisherDraft, revision: number) =>
    call<Publisher>('PUT', publisher(name), { body, etag: String(revision) }),
  refreshCatalogs: () => call<PageOf<Catalog>>('POST', '/plugins/catalogs/refresh'),

  feature: (id: string, featured: boolean) => call<ListingDetail>('POST', `${waiting(id)}/feature`, { body: { featured } }),
};

const next = (page: { next?: string | null | undefined }): string | undefined => page.next ?? undefined;
const start = undefined as string | undefined;

/** The marketplace's reads, with their keys; writes invalidate by the first word. */
export const marketQueries = {
  front: (kind?: string) =>
    queryOptions({ queryKey: ['marketplace', 'front', kind], queryFn: () => call<Front>('GET', `${base}/front`, { query: { kind } }) }),

  recommended: () =>
    queryOptions({
      queryKey: ['marketplace', 'recommended'],
      queryFn: () => call<PageOf<Recommended>>('GET', `${base}/recommendations`, { query: { limit: 4 } }),
    }),

  list: ({ kind = 'listings', ...filter }: MarketFilter) =>
    infiniteQueryOptions({
      queryKey: ['marketplace', 'list', kind, filter],
      queryFn: ({ pageParam }) =>
        call<PageOf<ListingCard>>('GET', `${base}/${kind}`, { query: { ...filter, limit: PAGE, cursor: pageParam } }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  one: (id: string) => queryOptions({ queryKey: ['marketplace', 'one', id], queryFn: () => call<ListingDetail>('GET', listing(id)) }),

  reviews: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['marketplace', 'reviews', id],
      queryFn: ({ pageParam }) =>
        call<PageOf<Review>>('GET', `${listing(id)}/reviews`, { query: { limit: PAGE, cursor: pageParam } }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  /** A picture as an address that an image takes: the hub gives it only to who is logged in. */
  picture: (path: string) =>
    queryOptions({ queryKey: ['pictures', path], queryFn: () => picture(path), staleTime: 3_600_000, retry: false }),

  own: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['marketplace', 'own', q],
      queryFn: ({ pageParam }) =>
        call<PageOf<ListingCard>>('GET', `${base}/publisher/listings`, { query: { q, limit: PAGE, cursor: pageParam } }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  publisher: (name: string, from: string | undefined) =>
    queryOptions({
      queryKey: ['marketplace', 'publisher', name, from],
      queryFn: () => call<Publisher>('GET', publisher(name), { query: { from } }),
    }),

  publisherListings: (name: string, from: string | undefined) =>
    infiniteQueryOptions({
      queryKey: ['marketplace', 'publisher-listings', name, from],
      queryFn: ({ pageParam }) =>
        call<PageOf<ListingCard>>('GET', `${publisher(name)}/listings`, { query: { from, limit: PAGE, cursor: pageParam } }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  catalogs: () =>
    queryOptions({ queryKey: ['marketplace', 'catalogs'], queryFn: () => call<PageOf<Catalog>>('GET', '/plugins/catalogs') }),

  analytics: (days: number) =>
    queryOptions({
      queryKey: ['marketplace', 'analytics', days],
      queryFn: () => call<Analytics>('GET', `${base}/publisher/analytics`, { query: { days } }),
    }),

  licences: (id: string) =>
    queryOptions({
      queryKey: ['marketplace', 'licences', id],
      queryFn: () => call<PageOf<Licence>>('GET', `${own(id)}/licences`, { query: { limit: MANY } }),
    }),

  queue: () =>
    infiniteQueryOptions({
      queryKey: ['marketplace', 'queue'],
      queryFn: ({ pageParam }) => call<PageOf<ListingCard>>('GET', `${base}/queue`, { query: { limit: PAGE, cursor: pageParam } }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  reported: () =>
    infiniteQueryOptions({
      queryKey: ['marketplace', 'reported'],
      queryFn: ({ pageParam }) =>
        call<PageOf<Review>>('GET', `${base}/reviews/reported`, { query: { limit: PAGE, cursor: pageParam } }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  reports: (id: string) =>
    queryOptions({
      queryKey: ['marketplace', 'reports', id],
      queryFn: () => call<PageOf<ReviewReport>>('GET', `${review(id)}/reports`),
    }),
};
