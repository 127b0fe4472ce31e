import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../api/model';
import { Copy } from '../../components/Copy';
import { JsonPane } from '../../components/JsonPane';
import { ErrorAlert } from './ErrorAlert';

/** What went into a step and what came out. */
export function StepDetails({ step }: { step: Step }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Group gap="lg">
        <Group gap={4}>
          <Text size="sm" c="dimmed">
            {t('steps.path')}
          </Text>
          <span className="mono">{step.path}</span>
          <Copy value={step.path} what={t('steps.path')} />
        </Group>
        <Text size="sm" c="dimmed">
          {t(step.effect ? 'steps.effect' : 'steps.pure')}
        </Text>
        {step.plugin && (
          <Text size="sm" c="dimmed">
            {t('steps.plugin')} {step.plugin}
          </Text>
        )}
      </Group>
      {step.error && <ErrorAlert error={step.error} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack gap={4}>
          <Text size="sm" fw={700}>
            {t('steps.input')}
          </Text>
          <JsonPane value={step.input} label={t('steps.input')} />
        </Stack>
        <Stack gap={4}>
          <Text size="sm" fw={700}>
            {t('steps.output')}
          </Text>
          <JsonPane value={step.output} label={t('steps.output')} />
        </Stack>
      </SimpleGrid>
    </Stack>
  );
}
