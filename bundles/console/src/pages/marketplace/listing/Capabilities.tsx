import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListingDetail } from '../../../api/marketplaceModel';
import { Contributions } from '../../../components/Contributions';
import { Panel } from '../../../components/Panel';

/** What it brings, and what it asks for. */
export function Capabilities({ listing }: { listing: ListingDetail }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('market.capabilities')}>
      <Stack gap="md">
        <Contributions names={listing.capabilities} none={t('market.noCapabilities')} />
        <Words title={t('plugins.permissions')} words={listing.permissions} none={t('plugins.noPermissions')} />
        {listing.requires.length > 0 && <Words title={t('market.requires')} words={listing.requires} none="" />}
      </Stack>
    </Panel>
  );
}

function Words({ title, words, none }: { title: string; words: string[]; none: string }) {
  return (
    <div>
      <Text size="sm" fw={700} mb={4}>
        {title}
      </Text>
      {words.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <Group gap={6}>
          {words.map((word) => (
            <Badge key={word} variant="default" radius="sm" tt="none">
              {word}
            </Badge>
          ))}
        </Group>
      )}
    </div>
  );
}
