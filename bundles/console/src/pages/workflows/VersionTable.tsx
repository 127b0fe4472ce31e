import { ActionIcon, Badge, Button, Group, Tooltip } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import type { WorkflowVersion } from '../../api/model';
import { confirm } from '../../components/confirm';
import { Icon } from '../../components/Icon';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { TagMenu } from './TagMenu';
import { useRollback } from './useRollback';

interface Props {
  workflow: string;
  versions: WorkflowVersion[];
  readOnly: boolean;
  onShow: (version: number) => void;
  onCompare: (from: string, to: string) => void;
}

/** Every version: who, when, which tags, and the ways back to it. */
export function VersionTable({ workflow, versions, readOnly, onShow, onCompare }: Props) {
  const { t } = useTranslation();
  const rollback = useRollback(workflow);
  const ask = (version: number) =>
    confirm({
      title: t('versions.rollbackTitle', { version }),
      body: t('versions.rollbackBody', { version }),
      confirm: t('versions.rollback'),
      danger: false,
      onConfirm: () => rollback.mutate(version),
    });
  return (
    <DataTable
      records={versions}
      idAccessor="version"
      verticalSpacing="sm"
      minHeight={0}
      scrollAreaProps={{ type: 'auto' }}
      columns={[
        {
          accessor: 'version',
          title: t('versions.number'),
          render: ({ version, tags }) => (
            <Group gap={6} wrap="nowrap">
              <strong>v{version}</strong>
              {tags?.map((tag) => (
                <Badge key={tag} variant="default" radius="sm">
                  {tag}
                </Badge>
              ))}
            </Group>
          ),
        },
        { accessor: 'publishedAt', title: t('versions.publishedAt'), render: (one) => <TimeText at={one.publishedAt} /> },
        { accessor: 'publishedBy', title: t('versions.by') },
        { accessor: 'note', title: t('versions.note'), hidden: versions.every((one) => !one.note) },
        {
          accessor: 'active',
          title: t('workflows.status'),
          render: ({ active }) => (active ? <StatusBadge status="ACTIVE" /> : null),
        },
        {
          accessor: 'actions',
          title: '',
          textAlign: 'right',
          render: (one, index) => {
            const before = versions[index + 1];
            return (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                {before && (
                  <Tooltip label={t('versions.compareWith', { version: before.version })}>
                    <ActionIcon
                      variant="default"
                      size={30}
                      aria-label={`${t('versions.compareWith', { version: before.version })}: v${one.version}`}
                      onClick={() => onCompare(String(before.version), String(one.version))}
                    >
                      <Icon name="compare" size={18} />
                    </ActionIcon>
                  </Tooltip>
                )}
                {!readOnly && <TagMenu workflow={workflow} version={one} />}
                <Button size="xs" variant="default" onClick={() => onShow(one.version)}>
                  {t('versions.show')}
                </Button>
                {!one.active && !readOnly && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={rollback.isPending && rollback.variables === one.version}
                    onClick={() => ask(one.version)}
                  >
                    {t('versions.rollback')}
                  </Button>
                )}
              </Group>
            );
          },
        },
      ]}
    />
  );
}
