import { Button, Group, Modal, Paper } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries';
import type { Workflow } from '../../api/model';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { ProblemAlert } from '../../components/ProblemAlert';
import { VersionDiff } from './VersionDiff';
import { VersionTable } from './VersionTable';

const YamlEditor = lazy(() => import('../../editor/YamlEditor'));

/** What was published, what changed between, and the way back to it. What is shown stands in the address. */
export function VersionsTab({ workflow, readOnly }: { workflow: Workflow; readOnly: boolean }) {
  const { t } = useTranslation();
  const versions = useInfiniteQuery(queries.versions(workflow.id));
  const [search, setSearch] = useSearchParams();
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = items.find((one) => String(one.version) === search.get('version'));
  const [from, to] = [search.get('from'), search.get('to')];
  const open = (values: Record<string, string> = {}) => setSearch({ tab: 'versions', ...values }, { replace: true });

  if (versions.error) return <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.isPending) return <ListSkeleton rows={4} />;
  if (items.length === 0) return <EmptyState icon="history" title={t('versions.none')} hint={t('versions.noneHint')} />;
  const base = String(workflow.activeVersion ?? items[0]?.version);
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button variant="default" leftSection={<Icon name="compare" size={18} />} onClick={() => open({ from: base, to: 'draft' })}>
          {t('versions.compareDraft')}
        </Button>
      </Group>
      <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
        <VersionTable
          workflow={workflow.id}
          versions={items}
          readOnly={readOnly}
          onShow={(version) => open({ version: String(version) })}
          onCompare={(older, newer) => open({ from: older, to: newer })}
        />
        <LoadMore query={versions} />
      </Paper>
      <Modal
        opened={shown !== undefined}
        onClose={() => open()}
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
      <Modal
        opened={from !== null && to !== null}
        onClose={() => open()}
        size="min(1400px, 96vw)"
        title={t('versions.compareTitle', { name: workflow.name })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {from !== null && to !== null && (
          <VersionDiff workflow={workflow} versions={items} from={from} to={to} onChange={(older, newer) => open({ from: older, to: newer })} />
        )}
      </Modal>
    </>
  );
}
