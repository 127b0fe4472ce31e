import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import { confirm } from '../../components/confirm';
import { EmptyState } from '../../components/EmptyState';
import { formatTime } from '../../components/format';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { notifyDone, notifyProblem } from '../../components/notify';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';
import { CreateApiKey } from './CreateApiKey';

export function ApiKeysPanel() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [creating, create] = useDisclosure(false);
  const keys = useQuery(queries.apiKeys());
  const revoke = useMutation({
    mutationFn: ({ id }: { id: string; name: string }) => api.DELETE('/me/api-keys/{id}', { params: { path: { id } } }),
    onSuccess: (_, { name }) => {
      notifyDone(t('keys.revoked', { name }));
      void client.invalidateQueries({ queryKey: queries.apiKeys().queryKey });
    },
    onError: notifyProblem,
  });
  const items = keys.data?.items ?? [];
  return (
    <Panel
      title={t('keys.title')}
      actions={
        <Button size="xs" leftSection={<Icon name="add" size={16} />} onClick={create.open}>
          {t('keys.create')}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('keys.hint')}
      </Text>
      {keys.error ? (
        <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />
      ) : keys.isPending ? (
        <ListSkeleton rows={2} />
      ) : items.length === 0 ? (
        <EmptyState icon="key" title={t('keys.none')} hint={t('keys.hint')} />
      ) : (
        <DataTable
          records={items}
          idAccessor="id"
          minHeight={0}
          columns={[
            { accessor: 'name', title: t('keys.name'), render: ({ name }) => <strong>{name}</strong> },
            { accessor: 'prefix', title: t('keys.prefix'), render: ({ prefix }) => <span className="mono">{prefix}…</span> },
            { accessor: 'createdAt', title: t('keys.created'), render: (one) => <TimeText at={one.createdAt} /> },
            {
              accessor: 'lastUsedAt',
              title: t('keys.lastUsed'),
              render: (one) => (one.lastUsedAt ? <TimeText at={one.lastUsedAt} /> : t('keys.neverUsed')),
            },
            {
              accessor: 'expiresAt',
              title: t('keys.expiresAt'),
              render: (one) => (one.expiresAt ? formatTime(one.expiresAt, i18n.language) : t('keys.never')),
            },
            {
              accessor: 'actions',
              title: '',
              textAlign: 'right',
              render: ({ id, name }) => (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() =>
                    confirm({
                      title: t('keys.revokeTitle', { name }),
                      body: t('keys.revokeBody'),
                      confirm: t('keys.revoke'),
                      onConfirm: () => revoke.mutate({ id, name }),
                    })
                  }
                >
                  {t('keys.revoke')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <CreateApiKey opened={creating} onClose={create.close} />
    </Panel>
  );
}
