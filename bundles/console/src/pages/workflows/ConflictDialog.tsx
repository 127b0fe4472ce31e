import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Saving } from './useSave';

/** Two people saved the same workflow: one of the texts has to give way, and a person says which. */
export function ConflictDialog({ saving, onDiscard }: { saving: Saving; onDiscard: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={saving.conflict !== undefined}
      onClose={saving.dismiss}
      title={t('workflow.conflictTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <Text size="sm">{t('workflow.conflictBody', { who: saving.other })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={saving.dismiss}>
            {t('workflow.conflictStay')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              onDiscard();
              saving.dismiss();
            }}
          >
            {t('workflow.conflictReload')}
          </Button>
          <Button color="red" onClick={saving.overwrite} loading={saving.isPending}>
            {t('workflow.conflictOverwrite')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
