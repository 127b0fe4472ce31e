import { Button, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import type { Queue } from '../../api/durableModel';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { QueueDialog } from './QueueDialog';
import { QueueTable } from './QueueTable';

/** Where executions wait for their turn, and how many may run at once. */
export default function QueuesPage() {
  const { t } = useTranslation();
  const queues = useQuery(durableQueries.queues());
  const [opened, dialog] = useDisclosure(false);
  const [edited, setEdited] = useState<Queue | undefined>();
  useLiveInvalidation('executions', [['queues']]);
  const items = queues.data?.items ?? [];
  const edit = (queue?: Queue) => {
    setEdited(queue);
    dialog.open();
  };
  const create = (
    <Button leftSection={<Icon name="add" size={18} />} onClick={() => edit()}>
      {t('queues.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('queues.title')} subtitle={t('queues.subtitle')} actions={create} />
      {queues.error && !queues.data ? (
        <ProblemAlert error={queues.error} onRetry={() => void queues.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {queues.isPending ? (
            <ListSkeleton rows={4} />
          ) : items.length > 0 ? (
            <QueueTable queues={items} onEdit={edit} />
          ) : (
            <EmptyState icon="queue" title={t('queues.none')} hint={t('queues.noneHint')} action={create} />
          )}
        </Paper>
      )}
      <QueueDialog queue={edited} opened={opened} onClose={dialog.close} />
    </>
  );
}
