import { Button, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/queries';
import { Icon } from '../../components/Icon';
import { ProblemAlert } from '../../components/ProblemAlert';
import { WorkflowView } from './WorkflowView';

export default function WorkflowPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const workflow = useQuery(queries.workflow(id));
  if (workflow.error && !workflow.data) {
    return (
      <Stack align="flex-start">
        <ProblemAlert error={workflow.error} onRetry={() => void workflow.refetch()} />
        <Button component={Link} to="/workflows" variant="default" leftSection={<Icon name="back" size={18} />}>
          {t('workflows.all')}
        </Button>
      </Stack>
    );
  }
  if (!workflow.data) {
    return (
      <Stack role="status" aria-label={t('app.loading')}>
        <Skeleton height={36} width={320} />
        <Skeleton height={480} radius="lg" />
      </Stack>
    );
  }
  return <WorkflowView key={id} workflow={workflow.data} />;
}
