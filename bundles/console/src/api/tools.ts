import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, file, save } from './call';
import { api, result } from './client';
import type { ToolDefinition } from './model';

const PAGE = 50;
const byName = (name: string) => ({ path: { name } });
const one = (name: string) => `/tools/${encodeURIComponent(name)}`;

export const tools = {
  create: (name: string, definition: ToolDefinition) => result(api.POST('/tools', { body: { name, ...definition } })),
  /** @param version what was seen; refused if somebody else has changed it since */
  update: (name: string, definition: ToolDefinition, version: string) =>
    result(api.PUT('/tools/{name}', { params: { ...byName(name), header: { 'If-Match': `"${version}"` } }, body: definition })),
  remove: (name: string) => call<undefined>('DELETE', one(name)),
  call: (name: string, given: Record<string, unknown>) =>
    result(api.POST('/tools/{name}/call', { params: byName(name), body: { arguments: given } })),
  /** The KAR, signed with the hub's key. */
  packageOf: async (name: string, version: string): Promise<File> =>
    new File([await file('GET', `${one(name)}/package`)], `tool-${name}-${version}.kar`),
  store: async (name: string, version: string): Promise<void> => {
    const kar = await tools.packageOf(name, version);
    save(kar, kar.name);
  },
};

export const toolQueries = {
  list: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['tools', 'list', q],
      queryFn: ({ pageParam }) =>
        result(api.GET('/tools', { params: { query: { q: q || undefined, limit: PAGE, cursor: pageParam } } })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
    }),
  one: (name: string) =>
    queryOptions({ queryKey: ['tools', 'one', name], queryFn: () => result(api.GET('/tools/{name}', { params: byName(name) })) }),
  definition: (name: string) =>
    queryOptions({
      queryKey: ['tools', 'definition', name],
      queryFn: () => result(api.GET('/tools/{name}/definition', { params: byName(name) })),
      retry: false,
    }),
};
