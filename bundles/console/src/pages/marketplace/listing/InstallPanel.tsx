import { Anchor, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingDetail } from '../../../api/marketplaceModel';
import type { Wish } from '../../../api/plugins';
import { useMay } from '../../../auth/useMay';
import { Icon } from '../../../components/Icon';
import { Panel } from '../../../components/Panel';
import { priceText } from '../texts';
import { UseTemplate } from './UseTemplate';

interface Props {
  listing: ListingDetail;
  onWish: (wish: Wish) => void;
}

/** What it costs, and how to get it. */
export function InstallPanel({ listing, onWish }: Props) {
  const { t, i18n } = useTranslation();
  const mayInstall = useMay('marketplace:install');
  const mayPlan = useMay('plugin:install');
  const mayCreate = useMay('workflow:create');
  const [using, use] = useDisclosure(false);
  const [licence, setLicence] = useState('');
  const published = listing.versions.filter(({ status }) => status === 'published');
  const [chosen, setChosen] = useState<string | null>(null);
  const version = chosen ?? listing.version;
  const isFree = listing.pricing === 'free';
  const isTemplate = Boolean(listing.template);
  const may = isTemplate ? mayCreate : mayInstall;
  const onMarket = listing.status === 'published';
  const install = () =>
    onWish({
      kind: 'listing',
      name: `${listing.name} ${version}`,
      listing: listing.id,
      version,
      licence: licence.trim(),
      // Only what a catalog offers can be planned before; the hub keeps other packages to itself.
      source: mayPlan && listing.plugin && listing.origin.startsWith('catalog:') ? `catalog:${listing.plugin}@${version}` : undefined,
    });
  return (
    <Panel>
      <Stack gap="md">
        <Group justify="space-between">
          <Text fw={800} size="xl">
            {priceText(t, listing, i18n.language)}
          </Text>
          {listing.installed && (
            <Badge variant="light" color="green" radius="sm" size="lg" leftSection={<Icon name="check" size={14} />}>
              {t(isTemplate ? 'market.used' : 'market.installed')}
            </Badge>
          )}
        </Group>
        {!isFree && (
          <TextInput
            label={t('market.licence')}
            description={t('market.licenceHint', { publisher: listing.publisherName })}
            value={licence}
            onChange={(event) => setLicence(event.currentTarget.value)}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {published.length > 1 && (
          <Select
            label={t('market.version')}
            data={published.map((one) => one.version)}
            value={version}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
        {!onMarket ? (
          <Text size="sm" c="dimmed">
            {t('market.notPublished')}
          </Text>
        ) : !may ? (
          <Text size="sm" c="dimmed">
            {t('market.mayNot')}
          </Text>
        ) : isTemplate ? (
          <Button leftSection={<Icon name="add" size={18} />} onClick={use.open} disabled={!isFree && !licence.trim()}>
            {t('market.use')}
          </Button>
        ) : (
          <Button
            leftSection={<Icon name="download" size={18} />}
            variant={listing.installed ? 'default' : 'filled'}
            disabled={!isFree && !licence.trim()}
            onClick={install}
          >
            {t(listing.installed ? 'market.installAgain' : 'market.install')}
          </Button>
        )}
        {listing.installed && listing.plugin && (
          <Anchor component={Link} to={`/plugins/${encodeURIComponent(listing.plugin)}`} size="sm">
            {t('market.showPlugin')}
          </Anchor>
        )}
      </Stack>
      {listing.template && (
        <UseTemplate
          opened={using}
          onClose={use.close}
          listing={listing}
          parameters={listing.template.parameters}
          version={version}
          licence={licence.trim()}
        />
      )}
    </Panel>
  );
}
