import { Button, Collapse, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PluginOperation } from '../../api/model';
import { formatDuration } from '../../components/format';
import { Icon } from '../../components/Icon';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { PlanView } from './PlanView';
import { PluginProblem } from './PluginProblem';
import { sourceText } from './sourceText';

const WORDS = ['install', 'update', 'remove'] as const;

/** One change: who, when, how it ended, and on demand all that it touched. */
export function OperationRow({ operation }: { operation: PluginOperation }) {
  const { t } = useTranslation();
  const [opened, details] = useDisclosure(false);
  const id = useId();
  const { kind, plugin, version, status, problem, code, createdBy, createdAt, endedAt, source } = operation;
  const word = WORDS.find((one) => one === kind);
  return (
    <Paper withBorder radius="lg" p="md" component="article" aria-label={`${word ? t(`plugins.history.${word}`) : kind} ${plugin} ${version}`}>
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Text fw={700} className="wrap-anywhere">
            {word ? t(`plugins.history.${word}`) : kind}: {plugin} {version}
          </Text>
          <Group gap={6} c="dimmed">
            <TimeText at={createdAt} />
            <Text size="sm" className="wrap-anywhere">
              · {createdBy} · {sourceText(t, source)}
              {endedAt && ` · ${formatDuration(Date.parse(endedAt) - Date.parse(createdAt))}`}
            </Text>
          </Group>
        </div>
        <Group gap="xs">
          <StatusBadge status={status} />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-expanded={opened}
            aria-controls={id}
            rightSection={<Icon name={opened ? 'less' : 'chevron'} size={16} />}
            onClick={details.toggle}
          >
            {t('plugins.history.plan')}
          </Button>
        </Group>
      </Group>
      {problem && (
        <div style={{ marginTop: 8 }}>
          <PluginProblem title={t('plugins.rolledBack')} detail={problem} code={code} />
        </div>
      )}
      <Collapse expanded={opened} id={id}>
        <div style={{ paddingTop: 12 }}>
          <PlanView plan={operation.plan} />
        </div>
      </Collapse>
    </Paper>
  );
}
