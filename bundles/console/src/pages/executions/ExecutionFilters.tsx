import { Button, Group, MultiSelect, Pill, Select, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXECUTION_STATUSES } from '../../api/model';
import { queries, type ExecutionFilter } from '../../api/queries';
import { Icon } from '../../components/Icon';

interface Props {
  filter: ExecutionFilter;
  isFiltered: boolean;
  onChange: (part: ExecutionFilter) => void;
  onClear: () => void;
}

const day = (time: string | undefined) => (time ? dayjs(time).format('YYYY-MM-DD') : null);

export function ExecutionFilters({ filter, isFiltered, onChange, onClear }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter.q ?? '');
  const workflows = useInfiniteQuery(queries.workflows(''));
  const search = useDebouncedCallback((q: string) => onChange({ q }), 300);
  // While only the first day is chosen; the address has whole ranges.
  const [half, setHalf] = useState<[string | null, string | null] | undefined>();

  const today = dayjs();
  const ago = (days: number) => today.subtract(days, 'day').format('YYYY-MM-DD');
  const end = today.format('YYYY-MM-DD');
  const changeRange = ([from, to]: [string | null, string | null]) => {
    if ((from === null) !== (to === null)) {
      setHalf([from, to]);
      return;
    }
    setHalf(undefined);
    onChange({
      from: from ? dayjs(from).startOf('day').toISOString() : undefined,
      to: to ? dayjs(to).endOf('day').toISOString() : undefined,
    });
  };

  return (
    <Group gap="sm" mb="md" align="flex-end" role="search" aria-label={t('executions.filters')}>
      <TextInput
        label={t('executions.search')}
        placeholder={t('executions.searchHint')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        style={{ flex: '1 1 200px' }}
      />
      <MultiSelect
        label={t('executions.status')}
        placeholder={filter.status ? undefined : t('executions.anyStatus')}
        data={EXECUTION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={filter.status?.split(',') ?? []}
        onChange={(statuses) => onChange({ status: statuses.join(',') })}
        clearable
        style={{ flex: '1 1 200px' }}
      />
      <Select
        label={t('executions.workflow')}
        placeholder={t('executions.anyWorkflow')}
        data={(workflows.data?.pages ?? []).flatMap((page) => page.items).map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.workflow ?? null}
        onChange={(workflow) => onChange({ workflow: workflow ?? undefined })}
        searchable
        clearable
        nothingFoundMessage={t('palette.nothing')}
        style={{ flex: '1 1 180px' }}
      />
      <DatePickerInput
        type="range"
        label={t('executions.time')}
        placeholder={t('executions.anyTime')}
        value={half ?? [day(filter.from), day(filter.to)]}
        onChange={changeRange}
        allowSingleDateInRange
        clearable
        presets={[
          { value: [end, end], label: t('executions.today') },
          { value: [ago(6), end], label: t('executions.week') },
          { value: [ago(29), end], label: t('executions.month') },
        ]}
        style={{ flex: '1 1 200px' }}
      />
      {filter.queue && (
        <Pill
          size="md"
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('executions.anyQueue'), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => onChange({ queue: undefined })}
        >
          {t('executions.queue')}: {filter.queue}
        </Pill>
      )}
      {isFiltered && (
        <Button variant="subtle" onClick={onClear}>
          {t('executions.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
