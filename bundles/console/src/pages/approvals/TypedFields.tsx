import { NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import type { ApprovalField } from '../../api/durableModel';

interface Props {
  fields: readonly ApprovalField[];
  values: Record<string, unknown>;
  onChange: (values: Record<string, unknown>) => void;
}

/** The fields that the workflow asks for, each as what it is. */
export function TypedFields({ fields, values, onChange }: Props) {
  const { t } = useTranslation();
  const set = (name: string, value: unknown) => {
    const rest = Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
    onChange(value === '' || value === null || value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {fields.map(({ name, type }) => {
        const value = values[name];
        if (type === 'number') {
          return (
            <NumberInput key={name} label={name} hideControls value={typeof value === 'number' ? value : ''} onChange={(next) => set(name, next)} />
          );
        }
        if (type === 'boolean') {
          return (
            <Select
              key={name}
              label={name}
              clearable
              data={[
                { value: 'true', label: t('approvals.yes') },
                { value: 'false', label: t('approvals.no') },
              ]}
              value={typeof value === 'boolean' ? String(value) : null}
              onChange={(next) => set(name, next === null ? undefined : next === 'true')}
            />
          );
        }
        if (type === 'date') {
          return (
            <DatePickerInput key={name} label={name} clearable value={typeof value === 'string' ? value : null} onChange={(next) => set(name, next)} />
          );
        }
        return <TextInput key={name} label={name} value={typeof value === 'string' ? value : ''} onChange={(event) => set(name, event.currentTarget.value)} />;
      })}
    </SimpleGrid>
  );
}
