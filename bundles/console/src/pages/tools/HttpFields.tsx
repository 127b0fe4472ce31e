import { ActionIcon, Button, Group, Input, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { JsonInput } from '../../components/JsonInput';
import { METHODS, type ToolValues } from './toolForm';

/** The HTTP call that a tool is. */
export function HttpFields({ form }: { form: UseFormReturnType<ToolValues> }) {
  const { t } = useTranslation();
  const { headers, method } = form.getValues();
  return (
    <>
      <Group align="flex-start" wrap="nowrap">
        <Select label={t('tools.method')} data={[...METHODS]} allowDeselect={false} w={120} mt={22} {...form.getInputProps('method')} />
        <TextInput label={t('tools.url')} description={t('tools.urlHint')} required style={{ flex: 1 }} {...form.getInputProps('url')} />
      </Group>
      <Input.Wrapper label={t('tools.headers')} labelElement="div">
        <Stack gap="xs" mt="xs">
          {headers.map((_, index) => (
            <Group key={index} gap="xs" wrap="nowrap">
              <TextInput
                aria-label={t('tools.headerName', { number: index + 1 })}
                placeholder="X-Unit"
                style={{ flex: 1 }}
                {...form.getInputProps(`headers.${index}.name`)}
              />
              <TextInput
                aria-label={t('tools.headerValue', { number: index + 1 })}
                placeholder="{unit}"
                style={{ flex: 2 }}
                {...form.getInputProps(`headers.${index}.value`)}
              />
              <ActionIcon
                variant="default"
                size={36}
                aria-label={t('tools.removeHeader', { number: index + 1 })}
                onClick={() => form.removeListItem('headers', index)}
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
              onClick={() => form.insertListItem('headers', { name: '', value: '' })}
            >
              {t('tools.addHeader')}
            </Button>
          </Group>
        </Stack>
      </Input.Wrapper>
      {method !== 'GET' && <JsonInput label={t('tools.body')} description={t('tools.bodyHint')} minRows={3} {...form.getInputProps('body')} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t('tools.result')} description={t('tools.resultHint')} {...form.getInputProps('result')} />
        <NumberInput
          label={t('tools.timeout')}
          description={t('tools.timeoutHint')}
          min={1}
          max={300}
          allowDecimal={false}
          {...form.getInputProps('timeoutSeconds')}
        />
      </SimpleGrid>
    </>
  );
}
