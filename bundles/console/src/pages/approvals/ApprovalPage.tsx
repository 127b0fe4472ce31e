import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isInDoubt } from '../../api/durableModel';
import { durableQueries } from '../../api/durableQueries';
import { Icon } from '../../components/Icon';
import { JsonPane } from '../../components/JsonPane';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { ApprovalFacts } from './ApprovalFacts';
import { Decision } from './Decision';
import { InDoubt } from './InDoubt';
import { LinkDialog } from './LinkDialog';

/** One question to a person: what it is about, and the answer. */
export default function ApprovalPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [linking, link] = useDisclosure(false);
  const approval = useQuery(durableQueries.approval(id));
  useLiveInvalidation('approvals', [durableQueries.approval(id).queryKey]);
  const one = approval.data;
  if (approval.error && !one) {
    return (
      <Stack align="flex-start">
        <ProblemAlert error={approval.error} onRetry={() => void approval.refetch()} />
        <Button component={Link} to="/approvals" variant="default" leftSection={<Icon name="back" size={18} />}>
          {t('approvals.all')}
        </Button>
      </Stack>
    );
  }
  if (!one) {
    return (
      <Stack role="status" aria-label={t('app.loading')}>
        <Skeleton height={36} width={320} />
        <Skeleton height={120} radius="lg" />
        <Skeleton height={320} radius="lg" />
      </Stack>
    );
  }
  return (
    <>
      <PageHeader
        name={one.name}
        title={
          <Group gap="sm">
            {one.name} <StatusBadge status={one.status} />
          </Group>
        }
        subtitle={
          <Anchor component={Link} to="/approvals" size="sm">
            {t('approvals.all')}
          </Anchor>
        }
        actions={
          <>
            {one.status === 'OPEN' && !isInDoubt(one) && (
              <Button variant="default" leftSection={<Icon name="key" size={18} />} onClick={link.open}>
                {t('approvalLink.open')}
              </Button>
            )}
            <Button
              component={Link}
              to={`/executions/${one.execution}`}
              variant="default"
              leftSection={<Icon name="runs" size={18} />}
            >
              {t('approvals.toExecution')}
            </Button>
          </>
        }
      />
      <LinkDialog approval={one} opened={linking} onClose={link.close} />
      <Stack gap="lg">
        <ApprovalFacts approval={one} />
        <Panel title={t('approvals.body')}>
          <JsonPane value={one.body} label={t('approvals.body')} />
        </Panel>
        {one.status === 'OPEN' ? (
          isInDoubt(one) ? <InDoubt approval={one} /> : <Decision approval={one} />
        ) : (
          one.data !== undefined &&
          one.data !== null && (
            <Panel title={t('approvals.data')}>
              <JsonPane value={one.data} label={t('approvals.data')} />
            </Panel>
          )
        )}
      </Stack>
    </>
  );
}
