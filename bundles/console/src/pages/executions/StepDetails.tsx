import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../api/model';
import { Copy } from '../../components/Copy';
import { JsonPane } from '../../components/JsonPane';
import { Icon } from '../../components/Icon';
import { ErrorAlert } from './ErrorAlert';
import type { Asked } from './ExecutionDialogs';

interface Props {
  step: Step;
  /** What may be begun from a step, as the execution's status allows. */
  offers: readonly ('retryFrom' | 'fork')[];
  onAsk: (asked: Asked) => void;
}

/** What went into a step and what came out, and what can be begun from it. */
export function StepDetails({ step, offers, onAsk }: Props) {
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
        {offers.map((action) => (
          <Button
            key={action}
            size="compact-sm"
            variant="default"
            leftSection={<Icon name={action === 'fork' ? 'fork' : 'refresh'} size={16} />}
            onClick={() => onAsk({ action, at: step.path })}
          >
            {t(`control.here.${action}`)}
          </Button>
        ))}
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
