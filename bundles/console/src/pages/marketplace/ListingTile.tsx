import { Anchor, Badge, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingCard } from '../../api/marketplaceModel';
import { Icon } from '../../components/Icon';
import { ListingIcon } from './ListingIcon';
import classes from './Market.module.css';
import { Stars } from './Stars';
import { kindText, priceText } from './texts';

/** A listing in a list of them. */
export function ListingTile({ listing, note }: { listing: ListingCard; note?: ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="lg" component="article" aria-label={listing.name} className={classes.tile}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <ListingIcon listing={listing} />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Title order={3} size="h5" className="wrap-anywhere">
            <Anchor component={Link} to={`/marketplace/listings/${encodeURIComponent(listing.id)}`} inherit c="inherit">
              {listing.name}
            </Anchor>
          </Title>
          <Text size="sm" c="dimmed" className="wrap-anywhere">
            {kindText(t, listing.kind)} · {listing.publisherName}
          </Text>
        </div>
      </Group>
      <Text size="sm" lineClamp={3} style={{ flex: 1 }}>
        {listing.summary}
      </Text>
      {note}
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          <Text size="sm" fw={700}>
            {priceText(t, listing, i18n.language)}
          </Text>
          <Stars rating={listing.rating} count={listing.reviewCount} />
          <Text size="sm" c="dimmed">
            {t('market.installs', { count: listing.installCount })}
          </Text>
        </Group>
        {listing.installed && (
          <Badge variant="light" color="green" radius="sm" leftSection={<Icon name="check" size={14} />}>
            {t(listing.plugin ? 'market.installed' : 'market.used')}
          </Badge>
        )}
      </Group>
    </Paper>
  );
}
