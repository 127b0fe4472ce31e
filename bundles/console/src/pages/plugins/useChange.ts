import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PluginOperation } from '../../api/model';
import { pluginQueries, plugins, type Wish } from '../../api/plugins';
import { useRoom } from '../../live/LiveContext';

/** A wish from its plan to its end. */
export function useChange(wish: Wish, key: string) {
  const client = useQueryClient();
  const plan = useQuery({
    queryKey: ['plugin-plan', key],
    queryFn: () => plugins.plan(wish),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const begin = useMutation({ mutationFn: (force: boolean) => plugins.carryOut(wish, force) });
  const id = begin.data?.operation ?? '';
  const running = useQuery({ ...pluginQueries.operation(id), enabled: id !== '' });
  const operation = running.data;

  useRoom('plugins', {
    onEvent: ({ type, data }) => {
      if (type !== 'plugin.operation' || data.operation !== id) return;
      const { status, phase, code, problem } = data as Partial<PluginOperation>;
      client.setQueryData(pluginQueries.operation(id).queryKey, (before) =>
        before?.status === 'RUNNING'
          ? { ...before, status: status ?? before.status, phase: phase ?? before.phase, ...(code && problem ? { code, problem } : {}) }
          : before,
      );
    },
  });

  const ended = operation !== undefined && operation.status !== 'RUNNING';
  useEffect(() => {
    if (!ended) return;
    for (const first of ['plugins', 'marketplace', 'workflows', 'nodes', 'executions']) void client.invalidateQueries({ queryKey: [first] });
  }, [ended, client]);

  return { plan, begin, operation, ended, followError: running.error };
}
