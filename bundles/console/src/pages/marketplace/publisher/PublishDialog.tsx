import { Modal, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PublishPackage } from './PublishPackage';
import { PublishTemplate } from './PublishTemplate';

type What = 'package' | 'template';

/** Hands in a package, or a workflow as a template. */
export function PublishDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [what, setWhat] = useState<What>('package');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('market.publisher.publish')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <SegmentedControl
          value={what}
          onChange={(value) => setWhat(value as What)}
          aria-label={t('market.publisher.what')}
          data={[
            { value: 'package', label: t('market.publisher.package') },
            { value: 'template', label: t('market.publisher.template') },
          ]}
        />
        {what === 'package' ? <PublishPackage onClose={onClose} /> : <PublishTemplate onClose={onClose} />}
      </Stack>
    </Modal>
  );
}
