import { Anchor, Button, Paper, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { toolQueries } from '../../api/tools';
import { useMay } from '../../auth/useMay';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';

/** What agents and workflows can call. */
export default function ToolsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const found = useInfiniteQuery(toolQueries.list(q));
  const mayCreate = useMay('tool:create');
  useLiveInvalidation('plugins', [['tools']]);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const create = mayCreate && (
    <Button component={Link} to="/tools/new" leftSection={<Icon name="add" size={18} />}>
      {t('tools.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('tools.title')} subtitle={t('tools.subtitle')} actions={create} />
      <TextInput
        aria-label={t('tools.search')}
        placeholder={t('tools.search')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {found.error && !found.data ? (
        <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {found.isPending ? (
            <ListSkeleton rows={4} />
          ) : items.length > 0 ? (
            <DataTable
              records={items}
              idAccessor="name"
              highlightOnHover
              verticalSpacing="sm"
              minHeight={0}
              rowStyle={() => ({ cursor: 'pointer' })}
              onRowClick={({ record }) => void navigate(`/tools/${record.name}`)}
              columns={[
                {
                  accessor: 'name',
                  title: t('tools.name'),
                  render: ({ name, summary }) => (
                    <div>
                      <Anchor component={Link} to={`/tools/${name}`} fw={700} c="inherit" onClick={(event) => event.stopPropagation()}>
                        {name}
                      </Anchor>
                      <Text size="sm" c="dimmed" lineClamp={2}>
                        {summary}
                      </Text>
                    </div>
                  ),
                },
                {
                  accessor: 'plugin',
                  title: t('tools.from'),
                  width: 260,
                  render: ({ plugin, pluginVersion }) => (plugin ? `${plugin} ${pluginVersion ?? ''}` : t('tools.hub')),
                },
              ]}
            />
          ) : q ? (
            <EmptyState icon="search" title={t('tools.noMatch')} hint={t('workflows.noMatchHint')} />
          ) : (
            <EmptyState icon="tool" title={t('tools.none')} hint={t('tools.noneHint')} action={create || undefined} />
          )}
        </Paper>
      )}
      <LoadMore query={found} />
    </>
  );
}
