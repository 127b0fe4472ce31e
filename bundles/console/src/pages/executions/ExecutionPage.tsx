import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isFinal } from '../../api/model';
import { queries } from '../../api/queries';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { shortId } from '../../components/format';
import { useConnectionState } from '../../live/LiveContext';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { ExecutionBodies } from './ExecutionBodies';
import { ExecutionFacts } from './ExecutionFacts';
import { StepTimeline } from './StepTimeline';

const POLL_MILLIS = 3_000;

export default function ExecutionPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const live = useConnectionState() === 'connected';
  const execution = useQuery({
    ...queries.execution(id),
    // Without the live connection, ask.
    refetchInterval: ({ state }) => (!live && state.data && !isFinal(state.data.status) ? POLL_MILLIS : false),
  });
  const running = execution.data !== undefined && !isFinal(execution.data.status);
  const steps = useInfiniteQuery({ ...queries.steps(id), refetchInterval: !live && running ? POLL_MILLIS : false });
  useLiveInvalidation(`execution:${id}`, [queries.execution(id).queryKey, queries.steps(id).queryKey]);

  if (execution.error) {
    return (
      <Stack align="flex-start">
        <ProblemAlert error={execution.error} onRetry={() => void execution.refetch()} />
        <Button component={Link} to="/executions" variant="default" leftSection={<Icon name="back" size={18} />}>
          {t('executions.all')}
        </Button>
      </Stack>
    );
  }
  const one = execution.data;
  const items = steps.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        name={one?.workflowName}
        title={
          one ? (
            <Group gap="sm">
              {one.workflowName} <StatusBadge status={one.status} />
            </Group>
          ) : (
            <Skeleton height={32} width={280} />
          )
        }
        subtitle={
          <span className="mono" title={id}>
            {shortId(id)}
          </span>
        }
        actions={
          <Button component={Link} to="/executions" variant="default" leftSection={<Icon name="back" size={18} />}>
            {t('executions.all')}
          </Button>
        }
      />
      <Stack gap="lg">
        {one ? <ExecutionFacts execution={one} /> : <Skeleton height={96} radius="lg" />}
        <Panel title={t('steps.title')} flush>
          {steps.error ? (
            <ProblemAlert error={steps.error} onRetry={() => void steps.refetch()} />
          ) : steps.isPending ? (
            <ListSkeleton rows={5} />
          ) : (
            <StepTimeline steps={items} running={running} />
          )}
          <LoadMore query={steps} />
        </Panel>
        {one && <ExecutionBodies execution={one} />}
      </Stack>
    </>
  );
}
