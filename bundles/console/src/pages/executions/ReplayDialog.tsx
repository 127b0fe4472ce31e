import { Alert, Button, Code, Group, List, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { Icon } from '../../components/Icon';
import { JsonPane } from '../../components/JsonPane';
import { ProblemAlert } from '../../components/ProblemAlert';
import type { DialogProps } from './ExecutionDialogs';

/** Runs the route again over what is recorded, without a call to the outside, and says whether all came out the same. */
export function ReplayDialog({ execution, onClose }: DialogProps) {
  const { t } = useTranslation();
  const replay = useQuery({
    queryKey: ['replay', execution.id],
    queryFn: () => durable.replay(execution.id),
    // It is asked for, never shown from before.
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const found = replay.data;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('control.replayHint')}
      </Text>
      {replay.error && <ProblemAlert error={replay.error} onRetry={() => void replay.refetch()} />}
      {replay.isPending && <Skeleton height={72} radius="md" role="status" aria-label={t('app.loading')} />}
      {found?.same && (
        <Alert role="status" color="green" variant="light" icon={<Icon name="check" />} title={t('replay.same')}>
          {t('replay.restored', { count: found.restored })}
        </Alert>
      )}
      {found && !found.same && (
        <Alert
          role="status"
          color="yellow"
          variant="light"
          icon={<Icon name="warning" />}
          title={t('replay.different', { count: found.differences.length })}
        >
          {t('replay.differentHint')}
        </Alert>
      )}
      {found && found.differences.length > 0 && (
        <List listStyleType="none" spacing="md" styles={{ itemWrapper: { display: 'block' } }}>
          {found.differences.map((one) => (
            <List.Item key={`${one.path} ${one.what}`}>
              <Group gap="xs" mb={4}>
                <Code className="wrap-anywhere">{one.path}</Code>
                <Text size="sm" fw={700}>
                  {one.what}
                </Text>
              </Group>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <div>
                  <Text size="sm">{t('replay.recorded')}</Text>
                  <JsonPane value={one.recorded} label={`${t('replay.recorded')} ${one.path}`} maxHeight={200} />
                </div>
                <div>
                  <Text size="sm">{t('replay.now')}</Text>
                  <JsonPane value={one.now} label={`${t('replay.now')} ${one.path}`} maxHeight={200} />
                </div>
              </SimpleGrid>
            </List.Item>
          ))}
        </List>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.close')}</Button>
      </Group>
    </Stack>
  );
}
