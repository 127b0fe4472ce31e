import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Approval } from '../../api/durableModel';
import { DueText } from '../../components/DueText';
import { Facts } from '../../components/Facts';
import { Panel } from '../../components/Panel';
import { TimeText } from '../../components/TimeText';

/** Who asks whom, since when and until when, and how it ended. */
export function ApprovalFacts({ approval: one }: { approval: Approval }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    [
      t('executions.workflow'),
      <Anchor key="w" component={Link} to={`/workflows/${one.workflow}`} fw={700}>
        {one.workflowName}
      </Anchor>,
    ],
    [t('approvals.role'), one.role ?? t('approvals.anybody')],
    [t('approvals.fourEyes'), t(one.fourEyes ? 'approvals.fourEyesOn' : 'approvals.fourEyesOff')],
    [t('approvals.requested'), <TimeText key="r" at={one.requestedAt} size="md" />],
  ];
  if (one.requestedBy) facts.push([t('approvals.by'), one.requestedBy]);
  if (one.status === 'OPEN' && one.dueAt) facts.push([t('approvals.due'), <DueText key="d" at={one.dueAt} />]);
  if (one.decidedAt) facts.push([t('approvals.decided'), <TimeText key="t" at={one.decidedAt} size="md" />]);
  if (one.decidedBy) facts.push([t('approvals.decidedBy'), one.decidedBy]);
  if (one.comment) facts.push([t('approvals.comment'), one.comment]);
  facts.push([t('steps.step'), <span key="p" className="mono">{one.path}</span>]);
  return (
    <Panel>
      <Facts facts={facts} />
    </Panel>
  );
}
