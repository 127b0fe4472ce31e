import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListingDetail } from '../../../api/marketplaceModel';
import { Panel } from '../../../components/Panel';

/** What it brings, and what it asks for. */
export function Capabilities({ listing }: { listing: ListingDetail }) {
  const { t } = useTranslation();
  const brings = Object.entries(listing.capabilities).filter(([, names]) => names.length > 0);
  return (
    <Panel title={t('market.capabilities')}>
      <Stack gap="md">
        {brings.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('market.noCapabilities')}
          </Text>
        ) : (
          <Stack gap={6}>
            {brings.map(([kind, names]) => (
              <Text key={kind} size="sm" className="wrap-anywhere">
                <Text span size="sm" c="dimmed">
                  {kind}:{' '}
                </Text>
                {names.join(', ')}
              </Text>
            ))}
          </Stack>
        )}
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
