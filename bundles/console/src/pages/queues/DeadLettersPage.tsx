import { Button, Paper } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import type { Execution } from '../../api/model';
import { confirm } from '../../components/confirm';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { DeadLetterTable } from './DeadLetterTable';
import { useRequeue } from './useRequeue';

/** What failed for good: each keeps its journal, and goes on from its failed step when it is re-queued. */
export default function DeadLettersPage() {
  const { t } = useTranslation();
  const letters = useInfiniteQuery(durableQueries.deadLetters());
  const [chosen, setChosen] = useState<Execution[]>([]);
  const requeue = useRequeue(() => setChosen([]));
  useLiveInvalidation('executions', [['dead-letters']], { types: (type) => type !== 'execution.completed' });
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];
  // What somebody else has re-queued meanwhile is no longer chosen.
  const selected = items.filter((one) => chosen.some(({ id }) => id === one.id));
  const ask = (count: number | undefined, onConfirm: () => void) =>
    confirm({
      title: count === undefined ? t('dead.allTitle') : t('dead.title', { count }),
      body: t('dead.body'),
      confirm: t('dead.requeue'),
      danger: false,
      onConfirm,
    });
  return (
    <>
      <PageHeader
        title={t('dead.pageTitle')}
        subtitle={t('dead.subtitle')}
        actions={
          items.length > 0 && (
            <>
              {selected.length > 0 && (
                <Button
                  variant="default"
                  leftSection={<Icon name="refresh" size={18} />}
                  onClick={() => ask(selected.length, () => requeue.some(selected.map((one) => one.id)))}
                >
                  {t('dead.selected', { count: selected.length })}
                </Button>
              )}
              <Button leftSection={<Icon name="refresh" size={18} />} loading={requeue.isPending} onClick={() => ask(undefined, requeue.all)}>
                {t('dead.all')}
              </Button>
            </>
          )
        }
      />
      {letters.error ? (
        <ProblemAlert error={letters.error} onRetry={() => void letters.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {letters.isPending ? (
            <ListSkeleton />
          ) : items.length > 0 ? (
            <DeadLetterTable letters={items} selected={selected} onSelect={setChosen} onRequeue={(one) => requeue.one(one.id)} onDiscard={requeue.discard} />
          ) : (
            <EmptyState icon="deadLetter" title={t('dead.none')} hint={t('dead.noneHint')} />
          )}
        </Paper>
      )}
      <LoadMore query={letters} />
    </>
  );
}
