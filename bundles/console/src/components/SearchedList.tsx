import { Paper, TextInput } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { Icon } from './Icon';
import { ListSkeleton } from './ListSkeleton';
import { LoadMore } from './LoadMore';
import { ProblemAlert } from './ProblemAlert';
import type { SearchText } from './useSearchText';

interface Props<T> {
  search: SearchText;
  label: string;
  placeholder?: string;
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  rows: number;
  rowHeight?: number;
  /** A frame around it, for tables. */
  framed?: boolean;
  noMatch: string;
  /** What to show if there is nothing to search in; what is shown if nothing matches, if it is left out. */
  empty?: ReactNode;
  children: (items: T[]) => ReactNode;
}

/** A list that words narrow, page by page. */
export function SearchedList<T>({ search, label, placeholder, query, rows, rowHeight, framed, noMatch, empty, children }: Props<T>) {
  const { t } = useTranslation();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const nothing = search.q || !empty ? <EmptyState icon="search" title={noMatch} hint={t('workflows.noMatchHint')} /> : empty;
  const found = query.isPending ? (
    <ListSkeleton rows={rows} {...(rowHeight ? { height: rowHeight } : {})} />
  ) : items.length === 0 ? (
    nothing
  ) : (
    children(items)
  );
  return (
    <>
      <TextInput
        aria-label={label}
        placeholder={placeholder ?? label}
        leftSection={<Icon name="search" size={18} />}
        value={search.text}
        onChange={(event) => search.setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : framed ? (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {found}
        </Paper>
      ) : (
        found
      )}
      <LoadMore query={query} />
    </>
  );
}
