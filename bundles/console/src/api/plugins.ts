import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from './call';
import { api, result } from './client';
import { market } from './marketplace';
import type { PluginChange } from './model';

/** What somebody wants to become of the plugins. */
export type Wish =
  | { kind: 'upload'; name: string; file: File }
  | { kind: 'source'; name: string; source: string }
  | { kind: 'listing'; name: string; listing: string; version: string; licence: string; source: string | undefined }
  | { kind: 'version'; name: string; id: string; version: string }
  | { kind: 'remove'; name: string; id: string };

const PAGE = 50;
const AT_WORK_MILLIS = 1_000;
const byId = (id: string) => ({ path: { id } });
const one = (id: string) => `/plugins/${encodeURIComponent(id)}`;

function form(file: File): FormData {
  const data = new FormData();
  data.set('file', file);
  return data;
}

/** From the marketplace, which counts installations and asks for licences; it tells the operation and no plan. */
async function installListing({ listing, version, licence }: Wish & { kind: 'listing' }): Promise<PluginChange> {
  const { operation, status } = await market.install(listing, { version, ...(licence ? { licence } : {}) });
  const nothing = { install: [], update: [], remove: [], refresh: [], permissions: {}, workflows: [], problems: [] };
  return { ...nothing, status, ...(operation ? { operation } : {}) };
}

/** Asks at once and follows the operation, instead of waiting for its end. */
const AT_ONCE = { waitMillis: 0 };

export const plugins = {
  /** What a wish would do; null where the hub plans only when it is carried out. */
  plan: async (wish: Wish): Promise<PluginChange | null> => {
    const query = { dryRun: true };
    switch (wish.kind) {
      case 'upload':
        return call<PluginChange>('POST', '/plugins', { query, body: form(wish.file) });
      case 'source':
        return call<PluginChange>('POST', '/plugins', { query, body: { source: wish.source } });
      case 'remove':
        return call<PluginChange>('DELETE', one(wish.id), { query });
      case 'listing':
        return wish.source ? call<PluginChange>('POST', '/plugins', { query, body: { source: wish.source } }) : null;
      case 'version':
        return null;
    }
  },
  carryOut: (wish: Wish, force: boolean): Promise<PluginChange> => {
    switch (wish.kind) {
      case 'upload':
        return call<PluginChange>('POST', '/plugins', { query: AT_ONCE, body: form(wish.file) });
      case 'source':
        return call<PluginChange>('POST', '/plugins', { query: AT_ONCE, body: { source: wish.source } });
      case 'listing':
        return installListing(wish);
      case 'remove':
        return call<PluginChange>('DELETE', one(wish.id), { query: { ...AT_ONCE, ...(force ? { force } : {}) } });
      case 'version':
        return call<PluginChange>('PUT', `${one(wish.id)}/wanted`, { query: AT_ONCE, body: { version: wish.version } });
    }
  },
  migrate: (id: string, from: string, to: string) =>
    result(api.POST('/plugins/{id}/migrate', { params: byId(id), body: { from, to } })),
  /** Gives a plugin a permission, or takes it away. */
  permit: (id: string, permission: string, granted: boolean) =>
    result(
      api.PUT('/plugins/{id}/permissions', { params: byId(id), body: { [granted ? 'grant' : 'revoke']: [permission] } }),
    ),
  addKey: (publisher: string, publicKey: string) => result(api.POST('/plugins/keys', { body: { publisher, publicKey } })),
  revokeKey: (id: string, reason: string) => result(api.POST('/plugins/keys/{id}/revoke', { params: byId(id), body: { reason } })),
  revokePackage: (digest: string, reason: string) => result(api.POST('/plugins/revocations', { body: { digest, reason } })),
  readmitPackage: (digest: string) => api.DELETE('/plugins/revocations/{digest}', { params: { path: { digest } } }),
};

const next = (page: { next?: string | undefined }): string | undefined => page.next ?? undefined;
const all = { params: { query: { limit: 500 } } };

export const pluginQueries = {
  one: (id: string) =>
    queryOptions({
      queryKey: ['plugins', 'one', id],
      queryFn: () => result(api.GET('/plugins/{id}', { params: byId(id) })),
    }),
  permissions: (id: string) =>
    queryOptions({
      queryKey: ['plugins', 'permissions', id],
      queryFn: () => result(api.GET('/plugins/{id}/permissions', { params: { ...byId(id), ...all.params } })),
    }),
  components: (id: string, version: string) =>
    queryOptions({
      queryKey: ['plugins', 'components', id, version],
      queryFn: () => result(api.GET('/plugins/{id}/components', { params: { ...byId(id), query: { version, limit: 500 } } })),
    }),
  catalog: () => queryOptions({ queryKey: ['plugins', 'catalog'], queryFn: () => result(api.GET('/plugins/catalog', all)) }),
  operations: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['plugins', 'operations', q],
      queryFn: ({ pageParam }) =>
        result(api.GET('/plugins/operations', { params: { query: { q: q || undefined, limit: PAGE, cursor: pageParam } } })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: next,
    }),
  /** One change; events tell its phases, and this reads them where events fail. */
  operation: (operation: string) =>
    queryOptions({
      queryKey: ['plugins', 'operation', operation],
      queryFn: () => result(api.GET('/plugins/operations/{operation}', { params: { path: { operation } } })),
      refetchInterval: ({ state }) => (state.data?.status === 'RUNNING' ? AT_WORK_MILLIS : false),
    }),
  keys: () => queryOptions({ queryKey: ['plugins', 'keys'], queryFn: () => result(api.GET('/plugins/keys', all)) }),
  ownKey: () => queryOptions({ queryKey: ['plugins', 'own-key'], queryFn: () => result(api.GET('/plugins/keys/own')) }),
  revocations: () =>
    queryOptions({ queryKey: ['plugins', 'revocations'], queryFn: () => result(api.GET('/plugins/revocations', all)) }),
};
