import { Alert, Code, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExecutionError } from '../../api/model';
import { Copy } from '../../components/Copy';
import { Icon } from '../../components/Icon';

/** Why an execution or a step failed. */
export function ErrorAlert({ error }: { error: ExecutionError }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="light" icon={<Icon name="error" />} title={t('executions.error')}>
      <Text size="sm" className="wrap-anywhere" mb="xs">
        {error.message}
      </Text>
      <Group gap="xs">
        <Code className="wrap-anywhere">{error.type}</Code>
        {error.errorClass && error.errorClass !== 'other' && <Code>{error.errorClass}</Code>}
        {error.path && (
          <Text size="xs" c="dimmed">
            {t('executions.atStep')} <span className="mono">{error.path}</span>
          </Text>
        )}
        <Copy value={`${error.type}: ${error.message}`} what={t('executions.error')} />
      </Group>
    </Alert>
  );
}
