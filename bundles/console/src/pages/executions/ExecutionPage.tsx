import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isFinal } from '../../api/model';
import { durableQueries } from '../../api/durableQueries';
import { queries } from '../../api/queries';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { shortId } from '../../components/format';
import { useConnectionState } from '../../live/LiveContext';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { DebugPanel } from './DebugPanel';
import { ExecutionActions } from './ExecutionActions';
import { ExecutionDialogs, type Asked } from './ExecutionDialogs';
import { ExecutionFacts } from './ExecutionFacts';
import { ExecutionTabs } from './ExecutionTabs';
import { haltOf } from './halt';
import { WaitingNotice } from './WaitingNotice';

const POLL_MILLIS = 3_000;

export default function ExecutionPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [asked, setAsked] = useState<Asked | undefined>();
  const live = useConnectionState() === 'connected';
  const execution = useQuery({
    ...queries.execution(id),
    // Without the live connection, ask.
    refetchInterval: ({ state }) => (!live && state.data && !isFinal(state.data.status) ? POLL_MILLIS : false),
  });
  const running = execution.data !== undefined && !isFinal(execution.data.status);
  const steps = useInfiniteQuery({ ...queries.steps(id), refetchInterval: !live && running ? POLL_MILLIS : false });
  const items = useMemo(() => steps.data?.pages.flatMap((page) => page.items) ?? [], [steps.data]);
  // What a draft said when it was run has no number above zero; only its runs can be debugged.
  const isDraft = (execution.data?.version ?? 1) < 1;
  const log = useInfiniteQuery({ ...durableQueries.events(id), enabled: isDraft, refetchInterval: !live && running ? POLL_MILLIS : false });
  const halt = useMemo(() => haltOf(log.data?.pages.flatMap((page) => page.items) ?? []), [log.data]);
  useLiveInvalidation(
    `execution:${id}`,
    [
      queries.execution(id).queryKey,
      queries.steps(id).queryKey,
      ['executions', 'events', id],
      ['executions', 'logs', id],
      ['executions', 'children', id],
      ['approvals', 'of', id],
    ],
    { onJoined: true },
  );

  if (execution.error && !execution.data) {
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
          <Group gap="xs">
            <Anchor component={Link} to="/executions" size="sm">
              {t('executions.all')}
            </Anchor>
            <span aria-hidden>/</span>
            <span className="mono" title={id}>
              {shortId(id)}
            </span>
          </Group>
        }
        actions={one && <ExecutionActions execution={one} debugged={halt !== undefined} onAsk={setAsked} />}
      />
      {one ? (
        <Stack gap="lg">
          {halt && running ? <DebugPanel execution={one} halt={halt} /> : <WaitingNotice execution={one} steps={items} />}
          <ExecutionFacts execution={one} />
          <ExecutionTabs key={id} execution={one} steps={items} running={running} onAsk={setAsked} />
          <ExecutionDialogs execution={one} steps={items} asked={asked} onClose={() => setAsked(undefined)} />
        </Stack>
      ) : (
        <Stack gap="lg">
          <Skeleton height={96} radius="lg" />
          <ListSkeleton rows={5} />
        </Stack>
      )}
    </>
  );
}
