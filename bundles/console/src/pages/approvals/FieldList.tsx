import { ActionIcon, Button, Group, Stack, TextInput, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { emptyField, type Field } from './fields';

interface Props {
  fields: Field[];
  onChange: (fields: Field[]) => void;
}

/** Names and values, one a line. */
export function FieldList({ fields, onChange }: Props) {
  const { t } = useTranslation();
  const change = (key: number, part: Partial<Field>) =>
    onChange(fields.map((field) => (field.key === key ? { ...field, ...part } : field)));
  return (
    <Stack gap="xs" align="flex-start">
      {fields.map((field, index) => (
        <Group key={field.key} gap="xs" wrap="nowrap" w="100%">
          <TextInput
            aria-label={t('approvals.fieldName', { number: index + 1 })}
            placeholder={t('approvals.namePlaceholder')}
            value={field.name}
            onChange={(event) => change(field.key, { name: event.currentTarget.value })}
            style={{ flex: 1 }}
          />
          <TextInput
            aria-label={t('approvals.fieldValue', { number: index + 1 })}
            placeholder={t('approvals.valuePlaceholder')}
            value={field.value}
            onChange={(event) => change(field.key, { value: event.currentTarget.value })}
            style={{ flex: 2 }}
          />
          <Tooltip label={t('action.remove')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('approvals.fieldRemove', { number: index + 1 })}
              onClick={() => onChange(fields.filter((one) => one.key !== field.key))}
            >
              <Icon name="remove" />
            </ActionIcon>
          </Tooltip>
        </Group>
      ))}
      <Button variant="default" size="xs" leftSection={<Icon name="add" size={16} />} onClick={() => onChange([...fields, emptyField()])}>
        {t('approvals.fieldAdd')}
      </Button>
    </Stack>
  );
}
