import { Paper, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';
import { shortId } from '../../components/format';

export default function AuditPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 300);
  const audit = useInfiniteQuery(queries.audit(q));
  const rows = audit.data?.pages.flatMap((page, number) => page.items.map((row, index) => ({ ...row, key: `${number}:${index}` }))) ?? [];
  return (
    <>
      <PageHeader title={t('audit.title')} subtitle={t('audit.subtitle')} />
      <TextInput
        aria-label={t('audit.search')}
        placeholder={t('audit.searchHint')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {audit.error ? (
        <ProblemAlert error={audit.error} onRetry={() => void audit.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {audit.isPending ? (
            <ListSkeleton />
          ) : rows.length === 0 ? (
            <EmptyState icon="audit" title={t('audit.none')} hint={t('audit.noneHint')} />
          ) : (
            <DataTable
              records={rows}
              idAccessor="key"
              minHeight={0}
              verticalSpacing="sm"
              columns={[
                { accessor: 'at', title: t('audit.at'), render: ({ at }) => <TimeText at={at} /> },
                { accessor: 'actorName', title: t('audit.who'), render: ({ actorName }) => <strong>{actorName}</strong> },
                { accessor: 'operation', title: t('audit.operation') },
                {
                  accessor: 'resourceType',
                  title: t('audit.object'),
                  render: (row) => (
                    <>
                      {row.resourceType}{' '}
                      {row.resourceId && (
                        <span className="mono" title={row.resourceId}>
                          {shortId(row.resourceId)}
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  accessor: 'outcome',
                  title: t('audit.outcome'),
                  render: ({ outcome }) => (
                    <Text size="sm" fw={700} c={outcome === 'ok' ? 'var(--ok)' : 'var(--bad)'}>
                      {outcome}
                    </Text>
                  ),
                },
                { accessor: 'remoteAddress', title: t('audit.from') },
              ]}
            />
          )}
        </Paper>
      )}
      <LoadMore query={audit} />
    </>
  );
}
