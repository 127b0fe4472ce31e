import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublisherKey } from '../../api/model';
import { pluginQueries, plugins } from '../../api/plugins';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';
import { AddKey } from './AddKey';
import { ReasonDialog } from './ReasonDialog';

/** The keys of publishers whose packages this hub takes. */
export function KeysPanel() {
  const { t } = useTranslation();
  const keys = useQuery(pluginQueries.keys());
  const [adding, add] = useDisclosure(false);
  const [revoking, setRevoking] = useState<PublisherKey | undefined>();
  const items = keys.data?.items ?? [];
  const adder = (
    <Button size="xs" leftSection={<Icon name="add" size={16} />} onClick={add.open}>
      {t('plugins.trust.add')}
    </Button>
  );
  return (
    <Panel title={t('plugins.trust.keys')} actions={adder}>
      {keys.error && !keys.data ? (
        <ProblemAlert error={keys.error} onRetry={() => void keys.refetch()} />
      ) : keys.isPending ? (
        <ListSkeleton rows={2} />
      ) : items.length === 0 ? (
        <EmptyState icon="signed" title={t('plugins.trust.none')} hint={t('plugins.trust.noneHint')} />
      ) : (
        <Stack gap="sm">
          {items.map((key) => (
            <Paper key={key.id} withBorder radius="md" p="md" component="article" aria-label={key.publisher}>
              <Group justify="space-between" gap="sm">
                <div style={{ minWidth: 0, flex: '1 1 200px' }}>
                  <Text fw={700} className="wrap-anywhere" {...(key.revokedAt ? { td: 'line-through' } : {})}>
                    {key.publisher}
                  </Text>
                  <Group gap={6} c="dimmed">
                    <Text size="sm" className="mono">
                      {key.id}
                    </Text>
                    <Text size="sm">· {key.addedBy} ·</Text>
                    <TimeText at={key.addedAt} />
                  </Group>
                  {key.revokedAt && (
                    <Text size="sm" c="var(--bad)" className="wrap-anywhere">
                      {t('plugins.trust.revokedBy', { name: key.revokedBy ?? '' })} <TimeText at={key.revokedAt} />
                      {key.reason && `: ${key.reason}`}
                    </Text>
                  )}
                </div>
                {!key.revokedAt && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t('plugins.trust.revoke')}: ${key.publisher}`}
                    onClick={() => setRevoking(key)}
                  >
                    {t('plugins.trust.revoke')}
                  </Button>
                )}
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
      <AddKey opened={adding} onClose={add.close} />
      <ReasonDialog
        title={revoking && t('plugins.trust.revokeTitle', { name: revoking.publisher })}
        body={t('plugins.trust.revokeBody')}
        done={t('plugins.trust.revoked')}
        act={({ reason }) => plugins.revokeKey(revoking?.id ?? '', reason)}
        onClose={() => setRevoking(undefined)}
      />
    </Panel>
  );
}
