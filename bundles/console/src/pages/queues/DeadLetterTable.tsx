import { ActionIcon, Anchor, Button, Group, Text, Tooltip } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Execution } from '../../api/model';
import { Icon } from '../../components/Icon';
import { TimeText } from '../../components/TimeText';
import { VersionText } from '../../components/VersionText';

interface Props {
  letters: Execution[];
  selected: Execution[];
  onSelect: (chosen: Execution[]) => void;
  onRequeue: (one: Execution) => void;
  onDiscard: (one: Execution) => void;
}

export function DeadLetterTable({ letters, selected, onSelect, onRequeue, onDiscard }: Props) {
  const { t } = useTranslation();
  return (
    <DataTable
      records={letters}
      idAccessor="id"
      verticalSpacing="sm"
      minHeight={0}
      scrollAreaProps={{ type: 'auto' }}
      selectedRecords={selected}
      onSelectedRecordsChange={onSelect}
      allRecordsSelectionCheckboxProps={{ 'aria-label': t('dead.selectAll') }}
      getRecordSelectionCheckboxProps={(one) => ({ 'aria-label': t('dead.select', { name: `${one.workflowName} ${one.id}` }) })}
      columns={[
        {
          accessor: 'workflowName',
          title: t('executions.workflow'),
          render: (one) => (
            <>
              <Anchor component={Link} to={`/executions/${one.id}`} fw={700} c="inherit">
                {one.workflowName}
              </Anchor>{' '}
              <Text span size="sm" c="dimmed">
                <VersionText version={one.version} />
              </Text>
            </>
          ),
        },
        {
          accessor: 'error',
          title: t('dead.reason'),
          width: '50%',
          render: ({ error }) => (
            <div style={{ minWidth: 220 }}>
              <Text size="sm" lineClamp={2} className="wrap-anywhere">
                {error?.message ?? t('dead.noReason')}
              </Text>
              <Text size="xs" c="dimmed" className="mono wrap-anywhere">
                {[error?.type.split('.').at(-1), error?.path].filter(Boolean).join(' · ')}
              </Text>
            </div>
          ),
        },
        {
          accessor: 'endedAt',
          title: t('dead.failedAt'),
          render: (one) => <TimeText at={one.endedAt ?? one.createdAt} />,
        },
        {
          accessor: 'actions',
          title: '',
          textAlign: 'right',
          render: (one) => (
            <Group gap="xs" justify="flex-end" wrap="nowrap">
              <Button size="xs" variant="default" onClick={() => onRequeue(one)} aria-label={`${t('dead.requeue')}: ${one.workflowName} ${one.id}`}>
                {t('dead.requeue')}
              </Button>
              <Tooltip label={t('dead.discard')}>
                <ActionIcon
                  variant="default"
                  size={30}
                  aria-label={`${t('dead.discard')}: ${one.workflowName} ${one.id}`}
                  onClick={() => onDiscard(one)}
                >
                  <Icon name="remove" size={18} />
                </ActionIcon>
              </Tooltip>
            </Group>
          ),
        },
      ]}
    />
  );
}
