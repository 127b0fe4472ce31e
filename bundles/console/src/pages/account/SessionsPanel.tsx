import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { queries } from '../../api/queries';
import { useLogout } from '../../auth/useLogout';
import { confirm } from '../../components/confirm';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { notifyDone, notifyProblem } from '../../components/notify';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';
import { programOf } from './programOf';

/** Where somebody is logged in, and the way out of each. */
export function SessionsPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const logout = useLogout();
  const sessions = useQuery(queries.sessions());
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/me/sessions/{id}', { params: { path: { id } } }),
    onSuccess: () => {
      notifyDone(t('sessions.ended'));
      void client.invalidateQueries({ queryKey: queries.sessions().queryKey });
    },
    onError: notifyProblem,
  });
  const endAll = useMutation({
    mutationFn: () => api.DELETE('/me/sessions'),
    // The hub ends the others; this one goes last.
    onSuccess: logout,
    onError: notifyProblem,
  });
  return (
    <Panel
      title={t('sessions.title')}
      actions={
        <Button
          size="xs"
          variant="default"
          loading={endAll.isPending}
          onClick={() =>
            confirm({
              title: t('sessions.endAllTitle'),
              body: t('sessions.endAllBody'),
              confirm: t('sessions.endAll'),
              onConfirm: () => endAll.mutate(),
            })
          }
        >
          {t('sessions.endAll')}
        </Button>
      }
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('sessions.hint')}
      </Text>
      {sessions.error ? (
        <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : sessions.isPending ? (
        <ListSkeleton rows={2} />
      ) : (
        <Stack gap="sm">
          {sessions.data.items.map((one) => (
            <Group key={one.id} justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
                <Icon name="devices" />
                <div style={{ minWidth: 0 }}>
                  <Group gap="xs">
                    <Text size="sm" fw={700} title={one.userAgent ?? undefined}>
                      {programOf(one.userAgent) ?? t('sessions.unknown')}
                    </Text>
                    {one.current && <Badge size="sm">{t('sessions.current')}</Badge>}
                  </Group>
                  <Group gap={6} c="dimmed">
                    <Text size="sm">
                      {one.remoteAddress} · {t('sessions.since')}
                    </Text>
                    <TimeText at={one.createdAt} />
                  </Group>
                </div>
              </Group>
              {!one.current && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() =>
                    confirm({
                      title: t('sessions.endTitle'),
                      body: t('sessions.endBody'),
                      confirm: t('sessions.end'),
                      onConfirm: () => end.mutate(one.id),
                    })
                  }
                >
                  {t('sessions.end')}
                </Button>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}
