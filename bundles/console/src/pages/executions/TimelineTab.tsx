import { Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { durableQueries } from '../../api/durableQueries';
import type { ExecutionEvent } from '../../api/durableModel';
import type { Execution, Step } from '../../api/model';
import { EmptyState } from '../../components/EmptyState';
import { formatDuration } from '../../components/format';
import { Panel } from '../../components/Panel';
import { Bookmarks } from './Bookmarks';
import { concurrency } from './concurrency';
import { Gantt } from './Gantt';
import { MomentPanel } from './MomentPanel';
import { moments, statusesAt, type Moment } from './moments';
import { PlaybackBar } from './PlaybackBar';
import { wholeSpan } from './timeline';
import { usePlayback } from './usePlayback';

const NONE: ExecutionEvent[] = [];

/** The time machine's picture: every step over time, and a scrubber that shows any moment of it. */
export function TimelineTab({ execution, steps, running }: { execution: Execution; steps: Step[]; running: boolean }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const log = useInfiniteQuery({ ...durableQueries.events(execution.id), retry: false });
  const events = useMemo(() => log.data?.pages.flatMap((page) => page.items) ?? NONE, [log.data]);
  const stops = useMemo(() => moments(steps, events), [steps, events]);
  const playback = usePlayback(stops, search.has('moment') ? Number(search.get('moment')) || 0 : Infinity);
  const then = useMemo(() => statusesAt(steps, stops, playback.index), [steps, stops, playback.index]);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);

  const stop = stops[playback.index];
  if (!stop || steps.length === 0) {
    return (
      <Panel flush>
        <EmptyState icon="route" title={t(running ? 'steps.notYet' : 'steps.none')} hint={t(running ? 'steps.notYetHint' : 'steps.noneHint')} />
      </Panel>
    );
  }
  const found = concurrency(steps, now);
  const { start, end } = wholeSpan(steps, now);
  const current = stop.step === undefined ? undefined : steps[stop.step];
  const words = wordsOf(stop, current);
  const longest = found.longest === undefined ? undefined : steps[found.longest];
  const stateAt = stops.slice(0, playback.index + 1).findLast((one) => one.kind === 'end')?.path;
  const link = `${location.origin}/executions/${execution.id}?tab=timeline&moment=${playback.index}`;

  function wordsOf(moment: Moment, step: Step | undefined): string {
    const name = step?.node ?? moment.path ?? '';
    const offset = `+${formatDuration(Math.max(moment.at - start, 0))}`;
    if (moment.kind === 'event') return `${offset} · ${[moment.type, name].filter(Boolean).join(' · ')}`;
    return `${offset} · ${t(moment.kind === 'begin' ? 'playback.begins' : 'playback.ends', { name })}`;
  }

  return (
    <Panel title={t('playback.timeline')} flush>
      <Group gap="lg" px="lg" pb="md">
        <Text size="sm" c="dimmed">
          {t('playback.summary', { steps: steps.length, parallel: found.parallel.size, whole: formatDuration(end - start) })}
        </Text>
        {longest && (
          <Text size="sm" c="dimmed">
            {t('playback.bottleneck', { name: longest.node, share: Math.round((longest.durationMillis / (end - start)) * 100) })}
          </Text>
        )}
      </Group>
      <PlaybackBar playback={playback} words={words} link={link} />
      <Bookmarks
        execution={execution.id}
        at={stop.path}
        onGo={(path) => {
          const place = stops.findLastIndex((one) => one.path === path);
          if (place >= 0) playback.go(place);
        }}
      />
      <Gantt
        steps={steps}
        now={now}
        then={then}
        current={stop.step}
        at={stop.at}
        found={found}
        onPick={(step) => playback.go(stops.findLastIndex((one) => one.step === step))}
      />
      <MomentPanel
        execution={execution.id}
        step={current}
        then={stop.step === undefined ? undefined : then[stop.step]}
        event={stop.kind === 'event' ? events.find((one) => one.type === stop.type && Date.parse(one.at) === stop.at) : undefined}
        words={words}
        stateAt={stateAt}
      />
    </Panel>
  );
}
