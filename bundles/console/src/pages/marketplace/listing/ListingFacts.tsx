import { Anchor, Group, Pill, Stack } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ListingDetail } from '../../../api/marketplaceModel';
import { Facts } from '../../../components/Facts';
import { safeHref } from '../../../components/markdown/inline';
import { Panel } from '../../../components/Panel';
import { TimeText } from '../../../components/TimeText';
import { kindText, publisherPath, wordText } from '../texts';
import { SuccessText } from './SuccessText';

/** Numbers and names of a listing, each a way to what has the same. */
export function ListingFacts({ listing }: { listing: ListingDetail }) {
  const { t, i18n } = useTranslation();
  const number = (value: number) => value.toLocaleString(i18n.language);
  const homepage = listing.homepage && safeHref(listing.homepage);
  const facts: [string, ReactNode][] = [
    [
      t('market.publishedBy'),
      <Anchor key="by" component={Link} to={publisherPath(listing)} size="sm" className="wrap-anywhere">
        {listing.publisherName}
      </Anchor>,
    ],
    [t('market.version'), listing.version],
    [t('market.kindLabel'), listing.kinds.map((kind) => kindText(t, kind)).join(', ')],
    [t('market.installsLabel'), number(listing.installCount)],
    [t('market.installs30'), number(listing.installsLast30Days)],
    [t('market.usersLabel'), number(listing.users)],
    [t('market.updated'), <TimeText key="at" at={listing.updatedAt} />],
  ];
  if (listing.success) facts.push([t('market.success'), <SuccessText key="success" success={listing.success} />]);
  if (listing.license) facts.push([t('market.license'), listing.license]);
  if (homepage) {
    facts.push([
      t('market.homepage'),
      <Anchor key="home" href={homepage} target="_blank" rel="noopener noreferrer nofollow" size="sm" className="wrap-anywhere">
        {homepage.replace(/^https?:\/\//, '')}
      </Anchor>,
    ]);
  }
  return (
    <Panel title={t('market.facts')}>
      <Stack gap="md">
        <Facts facts={facts} />
        {listing.categories.length + listing.tags.length > 0 && (
          <Group gap={6}>
            {listing.categories.map((one) => (
              <Fragment key={one}>{pill(`/marketplace?category=${one}`, wordText(one))}</Fragment>
            ))}
            {listing.tags.map((one) => (
              <Fragment key={one}>{pill(`/marketplace?tag=${one}`, `#${one}`)}</Fragment>
            ))}
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

const pill = (to: string, text: string) => (
  <Anchor component={Link} to={to} underline="never">
    <Pill>{text}</Pill>
  </Anchor>
);
