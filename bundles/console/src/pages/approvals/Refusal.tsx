import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Approval } from '../../api/durableModel';
import { asProblem } from '../../api/problem';
import { Icon } from '../../components/Icon';
import { ProblemAlert } from '../../components/ProblemAlert';

/** Refusals that are no mistakes: they say who may decide, or that somebody has. */
const REFUSALS = { 'approval.four-eyes': 'fourEyes', 'approval.role': 'role', 'approval.decided': 'decided' } as const;

/** Why the hub did not take the decision. */
export function Refusal({ error, approval }: { error: unknown; approval: Approval }) {
  const { t } = useTranslation();
  const refusal = REFUSALS[asProblem(error).code as keyof typeof REFUSALS] as (typeof REFUSALS)[keyof typeof REFUSALS] | undefined;
  if (!refusal) return <ProblemAlert error={error} />;
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<Icon name="lock" />} title={t(`approvals.refused.${refusal}`)}>
      <Text size="sm" className="wrap-anywhere">
        {t(`approvals.refused.${refusal}Hint`, { role: approval.role ?? '', who: approval.requestedBy ?? '' })}
      </Text>
    </Alert>
  );
}
