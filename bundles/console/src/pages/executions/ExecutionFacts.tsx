import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReactNode } from 'react';
import type { Execution } from '../../api/model';
import { Copy } from '../../components/Copy';
import { Facts } from '../../components/Facts';
import { formatDuration, shortId } from '../../components/format';
import { Panel } from '../../components/Panel';
import { TimeText } from '../../components/TimeText';
import { VersionText } from '../../components/VersionText';
import { ErrorAlert } from './ErrorAlert';
import { originOf, triggerText } from './triggerText';

const DEFAULT_QUEUE = 'default';

/** What an execution is, at a glance. */
export function ExecutionFacts({ execution: one }: { execution: Execution }) {
  const { t } = useTranslation();
  const plugins = Object.entries(one.plugins ?? {});
  const facts: [string, ReactNode][] = [
    [
      t('executions.workflow'),
      <Anchor key="link" component={Link} to={`/workflows/${one.workflow}`} fw={700}>
        {one.workflowName}
      </Anchor>,
    ],
    [
      t('executions.version'),
      <Anchor key="link" component={Link} to={`/workflows/${one.workflow}${one.version < 1 ? '' : `?tab=versions&version=${one.version}`}`}>
        <VersionText version={one.version} />
      </Anchor>,
    ],
    [t('executions.trigger'), triggerText(one.trigger)],
    [t('executions.started'), <TimeText key="time" at={one.startedAt ?? one.createdAt} size="md" />],
    [t('executions.duration'), typeof one.durationMillis === 'number' ? formatDuration(one.durationMillis) : '–'],
    [t('executions.priority'), t(`priority.${one.priority as 1 | 2 | 3 | 4}`)],
    [
      t('executions.id'),
      <span key="id" style={{ display: 'contents' }}>
        <span className="mono" title={one.id}>
          {shortId(one.id)}
        </span>
        <Copy value={one.id} what={t('executions.id')} />
      </span>,
    ],
  ];
  if (one.correlationId) facts.push([t('executions.correlation'), <span key="c" className="mono">{one.correlationId}</span>]);
  if (one.idempotencyKey) facts.push([t('executions.idempotency'), <span key="k" className="mono">{one.idempotencyKey}</span>]);
  const origin = originOf(one);
  if (origin) {
    facts.push([
      t(one.trigger.kind === 'fork' ? 'executions.forkOf' : 'executions.rerunOf'),
      <Anchor key="o" component={Link} to={`/executions/${origin}`} className="mono">
        {shortId(origin)}
      </Anchor>,
    ]);
  }
  if (one.queue && one.queue !== DEFAULT_QUEUE) facts.push([t('executions.queue'), one.queue]);
  if (one.attempts && one.attempts > 1) facts.push([t('executions.attempts'), one.attempts]);
  if (one.parent) {
    facts.push([
      t('executions.parent'),
      <Anchor key="p" component={Link} to={`/executions/${one.parent}`} className="mono">
        {shortId(one.parent)}
      </Anchor>,
    ]);
  }
  if (plugins.length > 0) {
    facts.push([t('executions.plugins'), plugins.map(([id, version]) => `${id} ${version}`).join(', ')]);
  }
  return (
    <Panel>
      <Stack>
        <Facts facts={facts} />
        {one.error && <ErrorAlert error={one.error} />}
      </Stack>
    </Panel>
  );
}
