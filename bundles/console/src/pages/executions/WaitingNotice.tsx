import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { durableQueries } from '../../api/durableQueries';
import type { WaitingStep } from '../../api/durableModel';
import type { Execution, Step } from '../../api/model';
import { DueText } from '../../components/DueText';
import { Icon } from '../../components/Icon';

/** Why nothing happens just now: what each waiting step waits for, and until when. */
export function WaitingNotice({ execution, steps }: { execution: Execution; steps: readonly Step[] }) {
  const { t } = useTranslation();
  const waiting: WaitingStep[] = steps.filter((step) => step.status === 'WAITING');
  const paused = execution.status === 'PAUSED';
  const asks = useQuery({ ...durableQueries.approvalsOf(execution.id, execution.workflowName), enabled: waiting.length > 0 });
  if (!paused && waiting.length === 0) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<Icon name={paused ? 'pause' : 'wait'} />}
      title={t(paused ? 'waiting.paused' : 'waiting.title')}
    >
      <Stack gap="xs">
        {paused && <Text size="sm">{t('waiting.pausedHint')}</Text>}
        {waiting.map((step) => {
          const approval = asks.data?.find((one) => one.path === step.path);
          const due = step.dueAt ?? approval?.dueAt;
          return (
            <Text key={step.path} size="sm" component="div" className="wrap-anywhere">
              <strong>{step.node}</strong> {t('waiting.for')} {step.waitsFor ?? step.label ?? step.kind}
              {due && (
                <>
                  {' · '}
                  <DueText at={due} />
                </>
              )}
              {approval && (
                <>
                  {' · '}
                  <Anchor component={Link} to={`/approvals/${approval.id}`} size="sm" fw={700} underline="always">
                    {t('waiting.decide')}
                  </Anchor>
                </>
              )}
            </Text>
          );
        })}
      </Stack>
    </Alert>
  );
}
