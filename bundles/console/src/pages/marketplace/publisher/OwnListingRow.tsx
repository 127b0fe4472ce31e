import { ActionIcon, Anchor, Badge, Group, Menu, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingCard } from '../../../api/marketplaceModel';
import { Icon } from '../../../components/Icon';
import { StatusBadge } from '../../../components/StatusBadge';
import { TimeText } from '../../../components/TimeText';
import { ListingIcon } from '../ListingIcon';
import { Stars } from '../Stars';
import { priceText } from '../texts';
import { useOwnActions } from './useOwnActions';

export type OwnAction = 'edit' | 'share' | 'licences';

/** One of the person's listings, and what they can do with it. */
export function OwnListingRow({ listing, onAction }: { listing: ListingCard; onAction: (action: OwnAction) => void }) {
  const { t, i18n } = useTranslation();
  const { submit, remove, pending } = useOwnActions();
  const { name, version, status, visible, reason, updatedAt } = listing;
  const isDraft = status === 'draft' || status === 'rejected';
  return (
    <Paper withBorder radius="lg" p="md" component="article" aria-label={name}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <ListingIcon listing={listing} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group gap="xs">
            <Anchor component={Link} to={`/marketplace/listings/${encodeURIComponent(listing.id)}`} fw={700} c="inherit" className="wrap-anywhere">
              {name}
            </Anchor>
            <Text size="sm" c="dimmed">
              {version}
            </Text>
            <StatusBadge status={status} />
            {visible === 'private' && (
              <Badge variant="default" radius="sm">
                {t('market.private')}
              </Badge>
            )}
          </Group>
          {listing.summary && <Text size="sm">{listing.summary}</Text>}
          {reason && (
            <Text size="sm" c="var(--bad)" className="wrap-anywhere">
              {t('market.rejectedBecause', { reason })}
            </Text>
          )}
          <Group gap="sm" mt={4}>
            <Text size="sm">{priceText(t, listing, i18n.language)}</Text>
            <Text size="sm" c="dimmed">
              {t('market.installs', { count: listing.installCount })}
            </Text>
            <Stars rating={listing.rating} count={listing.reviewCount} />
            <TimeText at={updatedAt} />
          </Group>
        </div>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" loading={pending} aria-label={t('market.publisher.menu', { name })}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {isDraft && (
              <Menu.Item leftSection={<Icon name="publish" size={18} />} onClick={() => submit(listing)}>
                {t('market.publisher.submit')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<Icon name="edit" size={18} />} onClick={() => onAction('edit')}>
              {t('market.publisher.edit')}
            </Menu.Item>
            {visible === 'private' && (
              <Menu.Item leftSection={<Icon name="group" size={18} />} onClick={() => onAction('share')}>
                {t('market.publisher.share')}
              </Menu.Item>
            )}
            {listing.pricing !== 'free' && (
              <Menu.Item leftSection={<Icon name="key" size={18} />} onClick={() => onAction('licences')}>
                {t('market.publisher.licences')}
              </Menu.Item>
            )}
            <Menu.Item color="red" leftSection={<Icon name="remove" size={18} />} onClick={() => remove(listing)}>
              {t('market.publisher.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Paper>
  );
}
