import { Button, Group, Modal, Paper } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries';
import type { Workflow } from '../../api/model';
import { confirm } from '../../components/confirm';
import { EmptyState } from '../../components/EmptyState';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { useRollback } from './useRollback';

const YamlEditor = lazy(() => import('../../editor/YamlEditor'));

/** What was published, and the way back to it. */
export function VersionsTab({ workflow, readOnly }: { workflow: Workflow; readOnly: boolean }) {
  const { t } = useTranslation();
  const versions = useInfiniteQuery(queries.versions(workflow.id));
  const rollback = useRollback(workflow.id);
  const [search, setSearch] = useSearchParams();
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find((one) => String(one.version) === search.get('version'));
  const show = (version?: number) =>
    setSearch({ tab: 'versions', ...(version ? { version: String(version) } : {}) }, { replace: true });

  if (versions.error) return <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.isPending) return <ListSkeleton rows={4} />;
  if (items.length === 0) return <EmptyState icon="history" title={t('versions.none')} hint={t('versions.noneHint')} />;
  return (
    <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
      <DataTable
        records={items}
        idAccessor="version"
        verticalSpacing="sm"
        minHeight={0}
        columns={[
          { accessor: 'version', title: t('versions.number'), render: ({ version }) => <strong>v{version}</strong> },
          { accessor: 'publishedAt', title: t('versions.publishedAt'), render: (one) => <TimeText at={one.publishedAt} /> },
          { accessor: 'publishedBy', title: t('versions.by') },
          {
            accessor: 'active',
            title: t('workflows.status'),
            render: ({ active }) => (active ? <StatusBadge status="ACTIVE" /> : null),
          },
          {
            accessor: 'actions',
            title: '',
            textAlign: 'right',
            render: ({ version, active }) => (
              <Group gap="xs" justify="flex-end" wrap="nowrap">
                <Button size="xs" variant="default" onClick={() => show(version)}>
                  {t('versions.show')}
                </Button>
                {!active && !readOnly && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={rollback.isPending && rollback.variables === version}
                    onClick={() =>
                      confirm({
                        title: t('versions.rollbackTitle', { version }),
                        body: t('versions.rollbackBody', { version }),
                        confirm: t('versions.rollback'),
                        danger: false,
                        onConfirm: () => rollback.mutate(version),
                      })
                    }
                  >
                    {t('versions.rollback')}
                  </Button>
                )}
              </Group>
            ),
          },
        ]}
      />
      <LoadMore query={versions} />
      <Modal
        opened={shown !== undefined}
        onClose={() => show()}
        size="xl"
        title={shown && `${workflow.name} v${shown.version}`}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {shown && (
          <Suspense fallback={<ListSkeleton rows={4} />}>
            <div style={{ height: '60dvh' }}>
              <YamlEditor value={shown.dsl} label={t('workflow.dsl')} readOnly />
            </div>
          </Suspense>
        )}
      </Modal>
    </Paper>
  );
}
