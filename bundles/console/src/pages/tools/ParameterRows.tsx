import { ActionIcon, Button, Checkbox, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { JsonInput } from '../../components/JsonInput';
import { TYPES, type ToolValues } from './toolForm';

/** The arguments of a tool, a row each; a schema that rows cannot show is JSON. */
export function ParameterRows({ form }: { form: UseFormReturnType<ToolValues> }) {
  const { t } = useTranslation();
  const { parameters, schema } = form.getValues();
  if (schema) return <JsonInput label={t('tools.schema')} {...form.getInputProps('schema')} />;
  return (
    <Input.Wrapper label={t('tools.parameters')} description={t('tools.parametersHint')} labelElement="div">
      <Stack gap="xs" mt="xs">
        {parameters.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('tools.noParameters')}
          </Text>
        )}
        {parameters.map((_, index) => (
          <Group key={index} gap="xs" align="flex-start">
            <TextInput
              aria-label={t('tools.parameterName', { number: index + 1 })}
              placeholder={t('tools.name')}
              style={{ flex: '1 1 140px' }}
              {...form.getInputProps(`parameters.${index}.name`)}
            />
            <Select
              aria-label={t('tools.parameterType', { number: index + 1 })}
              data={[...TYPES]}
              allowDeselect={false}
              w={120}
              {...form.getInputProps(`parameters.${index}.type`)}
            />
            <TextInput
              aria-label={t('tools.parameterDescription', { number: index + 1 })}
              placeholder={t('workflows.description')}
              style={{ flex: '3 1 220px' }}
              {...form.getInputProps(`parameters.${index}.description`)}
            />
            <Checkbox label={t('tools.required')} mt={8} {...form.getInputProps(`parameters.${index}.required`, { type: 'checkbox' })} />
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('tools.removeParameter', { number: index + 1 })}
              onClick={() => form.removeListItem('parameters', index)}
            >
              <Icon name="remove" size={18} />
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="add" size={16} />}
            onClick={() => form.insertListItem('parameters', { name: '', type: 'string', required: true, description: '' })}
          >
            {t('tools.addParameter')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
