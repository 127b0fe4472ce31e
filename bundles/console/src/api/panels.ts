import { queryOptions } from '@tanstack/react-query';
import { call } from './call';

/** A page that a plugin brings. */
export interface PluginPanel {
  plugin: string;
  version: string;
  name: string;
  title: Record<string, string>;
  icon?: string;
  url: string;
  permission?: string;
  permissions: string[];
}

export const panelQueries = {
  all: () =>
    queryOptions({
      queryKey: ['panels'],
      queryFn: async () => (await call<{ items: PluginPanel[] }>('GET', '/panels', { query: { limit: 500 } })).items,
    }),
};
