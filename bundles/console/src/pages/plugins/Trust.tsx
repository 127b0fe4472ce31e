import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PluginVersion } from '../../api/model';
import { Icon } from '../../components/Icon';

/** Who vouches for a version, or what the hub let pass without. */
export function Trust({ version }: { version: PluginVersion }) {
  const { t } = useTranslation();
  if (version.warning) {
    return (
      <Group gap={6} wrap="nowrap" align="flex-start" c="var(--wait)">
        <Icon name="warning" size={18} label={t('plugins.warning')} />
        <Text size="sm" className="wrap-anywhere">
          {version.warning}
        </Text>
      </Group>
    );
  }
  if (!version.publisher) return null;
  return (
    <Group gap={6} wrap="nowrap" c="var(--ok)">
      <Icon name="signed" size={18} />
      <Text size="sm" className="wrap-anywhere">
        {t('plugins.signedBy', { publisher: version.publisher })}
      </Text>
    </Group>
  );
}
