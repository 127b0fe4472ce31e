import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tools } from '../../api/tools';
import { useMay } from '../../auth/useMay';
import { formatDuration } from '../../components/format';
import { JsonInput } from '../../components/JsonInput';
import { JsonPane } from '../../components/JsonPane';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exampleOf } from './toolForm';

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const tree: unknown = JSON.parse(text);
    return typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? (tree as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Calls a tool once with arguments that somebody types. */
export function TryTool({ name, schema }: { name: string; schema: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(exampleOf(parsed(schema)), null, 2));
  const mayCall = useMay('tool:call');
  const given = parsed(text);
  const call = useMutation({ mutationFn: () => tools.call(name, given ?? {}) });
  if (!mayCall) return null;
  return (
    <Panel title={t('tools.try')}>
      <Stack>
        <JsonInput
          label={t('tools.arguments')}
          minRows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={given ? undefined : t('workflow.settingsInvalid')}
        />
        <Group>
          <Button onClick={() => call.mutate()} loading={call.isPending} disabled={!given}>
            {t('tools.call')}
          </Button>
          {call.data && (
            <Text size="sm" c="dimmed">
              {formatDuration(call.data.durationMillis)}
            </Text>
          )}
        </Group>
        {call.error && <ProblemAlert error={call.error} title={t('tools.failed')} />}
        {call.data?.error && (
          <Alert color="red" title={t('tools.failed')}>
            {call.data.error.message}
          </Alert>
        )}
        {call.data?.ok && <JsonPane value={call.data.result} label={t('tools.result')} />}
      </Stack>
    </Panel>
  );
}
