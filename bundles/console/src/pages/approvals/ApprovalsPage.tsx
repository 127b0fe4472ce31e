import { Badge, Paper, Tabs } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { durableQueries } from '../../api/durableQueries';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { ApprovalTable } from './ApprovalTable';
import { countText } from './countText';

/** What waits for a person, and what persons decided. */
export default function ApprovalsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') === 'decided' ? 'decided' : 'open';
  const approvals = useInfiniteQuery(durableQueries.approvals(status));
  const count = useQuery(durableQueries.approvalsCount());
  useLiveInvalidation('approvals', [['approvals']]);
  const items = approvals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('approvals.title')} subtitle={t('approvals.subtitle')} />
      <Tabs value={status} onChange={(tab) => setSearch(tab === 'decided' ? { status: tab } : {}, { replace: true })}>
        <Tabs.List mb="md">
          <Tabs.Tab
            value="open"
            leftSection={<Icon name="wait" size={18} />}
            rightSection={count.data ? <Badge variant="default">{countText(count.data)}</Badge> : undefined}
          >
            {t('approvals.open')}
          </Tabs.Tab>
          <Tabs.Tab value="decided" leftSection={<Icon name="check" size={18} />}>
            {t('approvals.decided')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={status}>
          {approvals.error ? (
            <ProblemAlert error={approvals.error} onRetry={() => void approvals.refetch()} />
          ) : (
            <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
              {approvals.isPending ? (
                <ListSkeleton />
              ) : items.length > 0 ? (
                <ApprovalTable approvals={items} decided={status === 'decided'} />
              ) : (
                <EmptyState
                  icon="approval"
                  title={t(status === 'open' ? 'approvals.none' : 'approvals.noneDecided')}
                  hint={t(status === 'open' ? 'approvals.noneHint' : 'approvals.noneDecidedHint')}
                />
              )}
            </Paper>
          )}
          <LoadMore query={approvals} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
