import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../api/model';
import { Copy } from '../../components/Copy';
import { TimeText } from '../../components/TimeText';
import { HookPaths } from './HookPaths';

export function WorkflowFacts({ workflow }: { workflow: Workflow }) {
  const { t } = useTranslation();
  const hook = workflow.hooks[0];
  // of "GET /services/orders/{id}" the path
  const address = hook ? `/hooks/${hook}` : workflow.services[0]?.split(' ')[1];
  return (
    <Group gap="xl">
      <Text size="sm" c="dimmed">
        {t('workflow.activeVersion')}:{' '}
        <Text span fw={700} c="var(--mantine-color-text)">
          {workflow.activeVersion ? `v${workflow.activeVersion}` : t('workflow.noActive')}
        </Text>
        {workflow.status !== 'published' && ` · ${t('workflow.draftVersion')} v${workflow.version}`}
      </Text>
      {address && (
        <Group gap={6}>
          <Text size="sm" c="dimmed">
            {t('workflow.hooks')}
          </Text>
          <HookPaths hooks={workflow.hooks} services={workflow.services} />
          <Copy value={`${location.origin}${address}`} what={address} />
        </Group>
      )}
      <Group gap={6}>
        <Text size="sm" c="dimmed">
          {t('workflow.changedBy')} {workflow.updatedBy}
        </Text>
        <TimeText at={workflow.updatedAt} />
      </Group>
    </Group>
  );
}
