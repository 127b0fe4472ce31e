import { Button, Group, MultiSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { durableQueries } from '../../api/durableQueries';
import type { Execution } from '../../api/model';
import { queries } from '../../api/queries';
import { Icon } from '../../components/Icon';
import { notifyProblem } from '../../components/notify';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import type { Halt } from './halt';
import { Pane } from './Pane';

const DraftSteps = lazy(() => import('./DraftSteps'));

/** A run of a draft that pauses: where it stands, what the message is there, and one step on or as far as the next pause. */
export function DebugPanel({ execution, halt }: { execution: Execution; halt: Halt }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string[] | undefined>();
  const breakpoints = chosen ?? halt.breakpoints;
  const paused = execution.status === 'PAUSED';
  // Asked for as far as it came, the hub goes on through all that only computes.
  const known = useQuery({ ...durableQueries.state(execution.id, halt.after ?? ''), enabled: paused && halt.after !== undefined, retry: false });
  const here = halt.after === undefined ? { body: execution.input } : known.data;
  const resume = useMutation({
    mutationFn: (step: boolean) => durable.resumeDraft(execution.id, step, breakpoints),
    onSuccess: (one) => client.setQueryData(queries.execution(execution.id).queryKey, (before) => ({ ...before, ...one })),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['executions'] }),
  });
  return (
    <Panel
      title={t('debug.panel')}
      actions={
        <Group gap="xs">
          <Button
            leftSection={<Icon name="next" size={18} />}
            disabled={!paused}
            loading={resume.isPending && resume.variables}
            onClick={() => resume.mutate(true)}
          >
            {t('debug.step')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="run" size={18} />}
            disabled={!paused}
            loading={resume.isPending && !resume.variables}
            onClick={() => resume.mutate(false)}
          >
            {t('debug.goOn')}
          </Button>
        </Group>
      }
    >
      <Stack>
        <Text aria-live="polite" className="wrap-anywhere">
          {paused ? (halt.path ? <>{t('debug.pausedBefore')} <strong className="mono">{halt.path}</strong></> : t('debug.paused')) : t('debug.running')}
        </Text>
        {paused &&
          (known.error ? (
            <ProblemAlert error={known.error} title={t('playback.stateFailed')} />
          ) : (
            <SimpleGrid cols={{ base: 1, md: 3 }}>
              <Pane title={t('playback.body')} value={here?.body} />
              <Pane title={t('playback.headers')} value={here?.headers} />
              <Pane title={t('playback.variables')} value={here?.variables} />
            </SimpleGrid>
          ))}
        <Suspense fallback={<MultiSelect label={t('debug.breakpoints')} data={breakpoints} value={breakpoints} readOnly />}>
          <DraftSteps workflow={execution.workflow} value={breakpoints} onChange={setChosen} />
        </Suspense>
      </Stack>
    </Panel>
  );
}
