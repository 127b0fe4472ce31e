import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Workflow } from '../../api/model';
import { confirm } from '../../components/confirm';
import { closing, notifyProblem } from '../../components/notify';
import { useRollback } from './useRollback';

/** Publishes after a question, and offers the way back. */
export function usePublish(workflow: Workflow) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const rollback = useRollback(workflow.id);
  const before = workflow.activeVersion;
  const publish = useMutation({
    mutationFn: (note: string) => durable.publish(workflow.id, note.trim()),
    onSuccess: ({ version }) => {
      void client.invalidateQueries({ queryKey: ['workflows'] });
      const id = notifications.show({
        color: 'green',
        autoClose: 10_000,
        closeButtonProps: closing(),
        message: (
          <Group justify="space-between">
            <Text size="sm">{t('workflow.published', { version })}</Text>
            {before && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  rollback.mutate(before);
                  notifications.hide(id);
                }}
              >
                {t('action.undo')}
              </Button>
            )}
          </Group>
        ),
      });
    },
    onError: notifyProblem,
  });
  return {
    isPending: publish.isPending,
    ask: () => {
      let note = '';
      confirm({
        title: t('workflow.publishTitle'),
        body: (
          <Stack gap="sm">
            <Text size="sm">{t('workflow.publishBody')}</Text>
            <Textarea
              label={t('versions.note')}
              description={t('versions.noteHint')}
              autosize
              minRows={2}
              maxLength={2_000}
              onChange={(event) => (note = event.currentTarget.value)}
            />
          </Stack>
        ),
        confirm: t('workflow.publish'),
        danger: false,
        onConfirm: () => publish.mutate(note),
      });
    },
  };
}
