import { Button, Paper, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { CreateWorkflow } from './CreateWorkflow';
import { ImportWorkflow } from './ImportWorkflow';
import { WorkflowTable } from './WorkflowTable';

export default function WorkflowsPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 300);
  const workflows = useInfiniteQuery(queries.workflows(q));
  const [search, setSearch] = useSearchParams();
  const [bringing, bring] = useDisclosure(false);
  const creating = search.has('create');
  const setCreating = (open: boolean) => setSearch(open ? { create: '' } : {}, { replace: true });
  // Plugins bring workflows and take them along.
  useLiveInvalidation('plugins', [['workflows']]);
  const items = workflows.data?.pages.flatMap((page) => page.items) ?? [];
  const create = (
    <Button leftSection={<Icon name="add" size={18} />} onClick={() => setCreating(true)}>
      {t('workflows.create')}
    </Button>
  );
  const actions = (
    <>
      <Button variant="default" leftSection={<Icon name="upload" size={18} />} onClick={bring.open}>
        {t('workflows.import')}
      </Button>
      {create}
    </>
  );
  return (
    <>
      <PageHeader title={t('workflows.title')} subtitle={t('workflows.subtitle')} actions={actions} />
      <TextInput
        aria-label={t('workflows.search')}
        placeholder={t('workflows.search')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {workflows.error ? (
        <ProblemAlert error={workflows.error} onRetry={() => void workflows.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {workflows.isPending ? (
            <ListSkeleton />
          ) : items.length > 0 ? (
            <WorkflowTable workflows={items} />
          ) : q ? (
            <EmptyState icon="search" title={t('workflows.noMatch')} hint={t('workflows.noMatchHint')} />
          ) : (
            <EmptyState icon="route" title={t('workflows.none')} hint={t('workflows.noneHint')} action={create} />
          )}
        </Paper>
      )}
      <LoadMore query={workflows} />
      <ImportWorkflow opened={bringing} onClose={bring.close} />
      <CreateWorkflow opened={creating} onClose={() => setCreating(false)} />
    </>
  );
}
