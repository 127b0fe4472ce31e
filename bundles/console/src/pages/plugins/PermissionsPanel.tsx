import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Plugin, PluginPermission } from '../../api/model';
import { pluginQueries, plugins } from '../../api/plugins';
import { useMay } from '../../auth/useMay';
import { ListSkeleton } from '../../components/ListSkeleton';
import { notifyProblem } from '../../components/notify';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { PermissionRow } from './PermissionRow';

/** What a plugin asks for and what of it is granted; whoever may install plugins takes it away and gives it back. */
export function PermissionsPanel({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayChange = useMay('plugin:install');
  const { id } = plugin;
  const installed = plugin.state !== 'REFUSED' && plugin.permissions.length > 0;
  const query = useQuery({ ...pluginQueries.permissions(id), enabled: installed });
  const change = useMutation({
    mutationFn: ({ permission, granted }: PluginPermission) => plugins.permit(id, permission, !granted),
    onSuccess: (page) => {
      client.setQueryData(pluginQueries.permissions(id).queryKey, page);
      void client.invalidateQueries({ queryKey: ['plugins', 'one', id] });
    },
    onError: notifyProblem,
  });
  return (
    <Panel title={t('plugins.permissions')}>
      {plugin.permissions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('plugins.noPermissions')}
        </Text>
      ) : !installed ? (
        <Text size="sm" className="mono wrap-anywhere">
          {plugin.permissions.join(', ')}
        </Text>
      ) : query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <ListSkeleton rows={plugin.permissions.length} />
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('plugins.permission.hint')}
          </Text>
          <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
            {query.data.items.map((one) => (
              <Group key={one.permission} component="li" justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
                <PermissionRow permission={one} />
                {mayChange && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t(one.granted ? 'plugins.permission.revoke' : 'plugins.permission.grant')}: ${one.permission}`}
                    loading={change.isPending && change.variables.permission === one.permission}
                    onClick={() => change.mutate(one)}
                  >
                    {t(one.granted ? 'plugins.permission.revoke' : 'plugins.permission.grant')}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        </Stack>
      )}
    </Panel>
  );
}
