import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExecutionEvent } from '../../api/durableModel';
import { durableQueries } from '../../api/durableQueries';
import type { Step } from '../../api/model';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { ErrorAlert } from './ErrorAlert';
import type { StatusThen } from './moments';
import { Pane } from './Pane';

interface Props {
  execution: string;
  step: Step | undefined;
  then: StatusThen | undefined;
  event: ExecutionEvent | undefined;
  words: string;
  /** The last step that had ended at this stop; its state is the message's state now. */
  stateAt: string | undefined;
}

/** What was known at the scrubber's stop: the step with its in and out, and the message's state. */
export function MomentPanel({ execution, step, then, event, words, stateAt }: Props) {
  const { t } = useTranslation();
  const state = useQuery({
    ...durableQueries.state(execution, stateAt ?? ''),
    enabled: stateAt !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Stack p="lg" gap="md">
      <Group gap="sm" aria-live="polite">
        <Title order={3} size="h5" className="wrap-anywhere">
          {words}
        </Title>
        {then && <StatusBadge status={then} />}
      </Group>
      {step && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Pane title={t('steps.input')} value={step.input} />
          {then !== 'RUNNING' && then !== 'WAITING' && <Pane title={t('steps.output')} value={step.output} />}
        </SimpleGrid>
      )}
      {step?.error && then === 'FAILED' && <ErrorAlert error={step.error} />}
      {event?.data !== undefined && event.data !== null && <Pane title={t('playback.event')} value={event.data} />}
      <Title order={3} size="h5">
        {t('playback.state')}{' '}
        {stateAt && (
          <Text span size="sm" c="dimmed">
            {t('playback.after')} <span className="mono">{stateAt}</span>
          </Text>
        )}
      </Title>
      {stateAt === undefined ? (
        <Text size="sm" c="dimmed">
          {t('playback.noState')}
        </Text>
      ) : state.error ? (
        <ProblemAlert error={state.error} title={t('playback.stateFailed')} />
      ) : (
        <SimpleGrid cols={{ base: 1, md: 3 }}>
          <Pane title={t('playback.body')} value={state.data?.body} />
          <Pane title={t('playback.headers')} value={state.data?.headers} />
          <Pane title={t('playback.variables')} value={state.data?.variables} />
        </SimpleGrid>
      )}
    </Stack>
  );
}
