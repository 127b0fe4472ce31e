import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pluginQueries } from '../../api/plugins';
import { Copy } from '../../components/Copy';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';

/** The hub makes its key when it is first asked for, so that it is asked for only on demand. */
export function OwnKeyPanel() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const key = useQuery({ ...pluginQueries.ownKey(), enabled: shown });
  return (
    <Panel title={t('plugins.trust.own')}>
      <Stack align="flex-start" gap="sm">
        <Text size="sm" c="dimmed">
          {t('plugins.trust.ownHint')}
        </Text>
        {key.error ? (
          <ProblemAlert error={key.error} onRetry={() => void key.refetch()} />
        ) : key.data ? (
          <Group wrap="nowrap" gap="xs" maw="100%">
            <Code block className="wrap-anywhere" style={{ whiteSpace: 'pre-wrap' }}>
              {key.data.publicKey}
            </Code>
            <Copy value={key.data.publicKey} what={t('plugins.trust.own')} />
          </Group>
        ) : (
          <Button variant="default" size="xs" loading={shown} onClick={() => setShown(true)}>
            {t('plugins.trust.ownShow')}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}
