import { Stack, Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Execution, Step } from '../../api/model';
import { queries } from '../../api/queries';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { allowed } from './allowed';
import { Children } from './Children';
import { EventsTab } from './EventsTab';
import { ExecutionBodies } from './ExecutionBodies';
import type { Asked } from './ExecutionDialogs';
import { LogTab } from './LogTab';
import { StepTimeline } from './StepTimeline';
import { TimelineTab } from './TimelineTab';

interface Props {
  execution: Execution;
  steps: Step[];
  running: boolean;
  onAsk: (asked: Asked) => void;
}

/** An execution as a list of steps, as a picture in time, and as the history it was written as. */
export function ExecutionTabs({ execution, steps: items, running, onAsk }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const steps = useInfiniteQuery(queries.steps(execution.id));
  const offers = (['retryFrom', 'fork'] as const).filter((action) => allowed(execution.status, action));
  return (
    <Tabs
      value={search.get('tab') ?? 'steps'}
      onChange={(tab) => setSearch(tab === 'steps' || !tab ? {} : { tab }, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb="md">
        <Tabs.Tab value="steps" leftSection={<Icon name="runs" size={18} />}>
          {t('steps.title')}
        </Tabs.Tab>
        <Tabs.Tab value="timeline" leftSection={<Icon name="play" size={18} />}>
          {t('playback.timeline')}
        </Tabs.Tab>
        <Tabs.Tab value="events" leftSection={<Icon name="history" size={18} />}>
          {t('events.title')}
        </Tabs.Tab>
        <Tabs.Tab value="log" leftSection={<Icon name="data" size={18} />}>
          {t('log.title')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="steps">
        <Stack gap="lg">
          <Panel title={t('steps.title')} flush>
            {steps.error ? (
              <ProblemAlert error={steps.error} onRetry={() => void steps.refetch()} />
            ) : steps.isPending ? (
              <ListSkeleton rows={5} />
            ) : (
              <StepTimeline steps={items} running={running} offers={offers} onAsk={onAsk} />
            )}
            <LoadMore query={steps} />
          </Panel>
          <Children execution={execution.id} />
          <ExecutionBodies execution={execution} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="timeline">
        {steps.isPending ? <ListSkeleton rows={5} /> : <TimelineTab execution={execution} steps={items} running={running} />}
      </Tabs.Panel>
      <Tabs.Panel value="events">
        <EventsTab execution={execution.id} />
      </Tabs.Panel>
      <Tabs.Panel value="log">
        <LogTab execution={execution.id} start={execution.startedAt ?? execution.createdAt} />
      </Tabs.Panel>
    </Tabs>
  );
}
