import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Publisher } from '../../../api/marketplaceModel';
import { Facts } from '../../../components/Facts';
import { Icon } from '../../../components/Icon';
import { safeHref } from '../../../components/markdown/inline';
import { Panel } from '../../../components/Panel';
import { Stars } from '../Stars';

/** Numbers of a publisher, and the keys that vouch for what they offer. */
export function PublisherFacts({ publisher }: { publisher: Publisher }) {
  const { t, i18n } = useTranslation();
  const homepage = publisher.homepage && safeHref(publisher.homepage);
  const number = (value: number) => value.toLocaleString(i18n.language);
  const facts: [string, ReactNode][] = [
    [t('market.profile.listings'), number(publisher.listings)],
    [t('market.installsLabel'), number(publisher.installCount)],
    [t('market.profile.rating'), publisher.reviewCount > 0 ? <Stars key="stars" rating={publisher.rating} count={publisher.reviewCount} /> : '–'],
  ];
  if (homepage) {
    facts.push([
      t('market.profile.homepage'),
      <Anchor key="home" href={homepage} target="_blank" rel="noopener noreferrer nofollow" size="sm" className="wrap-anywhere">
        {homepage.replace(/^https?:\/\//, '')}
      </Anchor>,
    ]);
  }
  return (
    <Stack gap="lg">
      <Panel title={t('market.facts')}>
        <Facts facts={facts} />
      </Panel>
      <Panel title={t('market.profile.keys')}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t(publisher.keys.length > 0 ? 'market.profile.keysHint' : 'market.profile.noKeys')}
          </Text>
          {publisher.keys.map(({ id, publisher: name }) => (
            <Group key={id} gap="sm">
              <Badge variant="default" radius="sm" tt="none" leftSection={<Icon name="signed" size={14} />} className="mono">
                {id}
              </Badge>
              <Text size="sm">{t('market.profile.keyOf', { name })}</Text>
            </Group>
          ))}
        </Stack>
      </Panel>
    </Stack>
  );
}
