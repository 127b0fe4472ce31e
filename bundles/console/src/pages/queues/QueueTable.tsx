import { ActionIcon, Anchor, Button, Group, Progress, Text, Tooltip } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Queue } from '../../api/durableModel';
import { Icon } from '../../components/Icon';
import { StatusBadge } from '../../components/StatusBadge';
import { useQueueActions } from './useQueueActions';

/** The queue that every workflow without one of its own uses; it stays. */
const DEFAULT = 'default';

export function QueueTable({ queues, onEdit }: { queues: Queue[]; onEdit: (queue: Queue) => void }) {
  const { t } = useTranslation();
  const { toggle, remove, pending } = useQueueActions();
  return (
    <DataTable
      records={queues}
      idAccessor="name"
      verticalSpacing="sm"
      minHeight={0}
      scrollAreaProps={{ type: 'auto' }}
      columns={[
        { accessor: 'name', title: t('queues.name'), render: ({ name }) => <strong>{name}</strong> },
        {
          accessor: 'active',
          title: t('executions.status'),
          render: ({ active }) => <StatusBadge status={active ? 'ACTIVE' : 'INACTIVE'} />,
        },
        {
          accessor: 'queued',
          title: t('queues.queued'),
          textAlign: 'right',
          render: ({ name, queued }) =>
            queued > 0 ? (
              <Anchor component={Link} to={`/executions?status=QUEUED&queue=${encodeURIComponent(name)}`} fw={700}>
                {queued}
              </Anchor>
            ) : (
              '0'
            ),
        },
        {
          accessor: 'running',
          title: t('queues.running'),
          width: 180,
          render: ({ name, running, concurrency }) => (
            <div>
              <Text size="sm">{concurrency ? t('queues.of', { running, concurrency }) : t('queues.unlimited', { running })}</Text>
              {concurrency && (
                <Progress value={(running / concurrency) * 100} size="sm" aria-label={`${name}: ${t('queues.running')}`} />
              )}
            </div>
          ),
        },
        {
          accessor: 'actions',
          title: '',
          textAlign: 'right',
          render: (queue) => (
            <Group gap="xs" justify="flex-end" wrap="nowrap">
              <Button
                size="xs"
                variant="default"
                loading={pending === queue.name}
                onClick={() => toggle(queue)}
                aria-label={`${t(queue.active ? 'queues.deactivate' : 'queues.activate')}: ${queue.name}`}
              >
                {t(queue.active ? 'queues.deactivate' : 'queues.activate')}
              </Button>
              <Tooltip label={t('queues.edit')}>
                <ActionIcon variant="default" size={30} aria-label={`${t('queues.edit')}: ${queue.name}`} onClick={() => onEdit(queue)}>
                  <Icon name="edit" size={18} />
                </ActionIcon>
              </Tooltip>
              {queue.name !== DEFAULT && (
                <Tooltip label={t('queues.delete')}>
                  <ActionIcon variant="default" size={30} aria-label={`${t('queues.delete')}: ${queue.name}`} onClick={() => remove(queue)}>
                    <Icon name="remove" size={18} />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          ),
        },
      ]}
    />
  );
}
