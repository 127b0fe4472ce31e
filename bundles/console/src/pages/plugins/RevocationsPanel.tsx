import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pluginQueries, plugins } from '../../api/plugins';
import { notifyDone, notifyProblem } from '../../components/notify';
import { Panel } from '../../components/Panel';
import { ListSkeleton } from '../../components/ListSkeleton';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';
import { ReasonDialog } from './ReasonDialog';

/** Single packages that are not taken any more, whoever signed them. */
export function RevocationsPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const revoked = useQuery(pluginQueries.revocations());
  const [adding, add] = useDisclosure(false);
  const readmit = useMutation({
    mutationFn: plugins.readmitPackage,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['plugins'] });
      notifyDone(t('plugins.trust.readmitted'));
    },
    onError: notifyProblem,
  });
  const items = revoked.data?.items ?? [];
  return (
    <Panel
      title={t('plugins.trust.packages')}
      actions={
        <Button size="xs" variant="default" onClick={add.open}>
          {t('plugins.trust.revokePackage')}
        </Button>
      }
    >
      {revoked.error && !revoked.data ? (
        <ProblemAlert error={revoked.error} onRetry={() => void revoked.refetch()} />
      ) : revoked.isPending ? (
        <ListSkeleton rows={1} />
      ) : items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('plugins.trust.noPackages')}
        </Text>
      ) : (
        <Stack gap="sm">
          {items.map(({ digest, reason, revokedAt, revokedBy }) => (
            <Paper key={digest} withBorder radius="md" p="md" component="article" aria-label={digest}>
              <Group justify="space-between" gap="sm">
                <div style={{ minWidth: 0, flex: '1 1 200px' }}>
                  <Text size="sm" className="mono wrap-anywhere">
                    {digest}
                  </Text>
                  <Text size="sm" className="wrap-anywhere">
                    {reason}
                  </Text>
                  <Group gap={6} c="dimmed">
                    <Text size="sm">{revokedBy} ·</Text>
                    <TimeText at={revokedAt} />
                  </Group>
                </div>
                <Button
                  size="xs"
                  variant="default"
                  loading={readmit.isPending && readmit.variables === digest}
                  onClick={() => readmit.mutate(digest)}
                >
                  {t('plugins.trust.readmit')}
                </Button>
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
      <ReasonDialog
        title={adding ? t('plugins.trust.revokePackage') : undefined}
        body={t('plugins.trust.revokePackageBody')}
        done={t('plugins.trust.packageRevoked')}
        digest
        act={({ digest, reason }) => plugins.revokePackage(digest, reason)}
        onClose={add.close}
      />
    </Panel>
  );
}
