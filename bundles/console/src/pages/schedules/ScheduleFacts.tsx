import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { missedOf, type Schedule } from '../../api/durableModel';
import { DueText } from '../../components/DueText';
import { Facts } from '../../components/Facts';
import { Panel } from '../../components/Panel';
import { Outcome } from './Outcome';
import { WhenText } from './WhenText';

/** What a schedule runs, when, and under which rules. */
export function ScheduleFacts({ schedule: one, others }: { schedule: Schedule; others: readonly Schedule[] }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    one.workflow
      ? [
          t('executions.workflow'),
          <Anchor key="w" component={Link} to={`/workflows/${one.workflow}`} fw={700}>
            {one.workflowName ?? one.workflow}
          </Anchor>,
        ]
      : [t('schedules.task'), one.description ?? one.name],
    [t('schedules.when'), <WhenText key="c" schedule={one} />],
    [t('schedules.next'), one.enabled && one.nextAt ? <DueText key="n" at={one.nextAt} /> : '–'],
    [
      t('schedules.last'),
      one.lastRun ? <Outcome key="l" firing={one.lastRun} at={one.lastRun.firedAt} /> : t('schedules.never'),
    ],
    [t('schedules.missed'), t(`schedules.missedAs.${missedOf(one.missed)}`)],
  ];
  if (one.after && one.after.length > 0) {
    facts.push([
      t('schedules.after'),
      <span key="a">
        {one.after.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Anchor component={Link} to={`/schedules/${id}`}>
              {others.find((other) => other.id === id)?.name ?? id}
            </Anchor>
          </span>
        ))}
      </span>,
    ]);
  }
  return (
    <Panel>
      <Facts facts={facts} />
    </Panel>
  );
}
