import { Anchor, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { toolQueries } from '../../api/tools';
import { useMay } from '../../auth/useMay';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { PageHeader } from '../../components/PageHeader';
import { SearchedList } from '../../components/SearchedList';
import { useSearchText } from '../../components/useSearchText';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';

/** What agents and workflows can call. */
export default function ToolsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearchText();
  const found = useInfiniteQuery(toolQueries.list(search.q));
  const mayCreate = useMay('tool:create');
  useLiveInvalidation('plugins', [['tools']]);
  const create = mayCreate && (
    <Button component={Link} to="/tools/new" leftSection={<Icon name="add" size={18} />}>
      {t('tools.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('tools.title')} subtitle={t('tools.subtitle')} actions={create} />
      <SearchedList
        search={search}
        label={t('tools.search')}
        query={found}
        rows={4}
        framed
        noMatch={t('tools.noMatch')}
        empty={<EmptyState icon="tool" title={t('tools.none')} hint={t('tools.noneHint')} action={create || undefined} />}
      >
        {(items) => (
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
        )}
      </SearchedList>
    </>
  );
}
