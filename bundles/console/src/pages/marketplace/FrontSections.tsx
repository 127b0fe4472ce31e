import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../api/marketplace';
import type { Front, ListingCard } from '../../api/marketplaceModel';
import { Icon } from '../../components/Icon';
import { ListingTile } from './ListingTile';
import { becauseText } from './texts';
import { TileGrid } from './TileGrid';

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" mb="sm" id={id}>
        {title}
      </Title>
      <TileGrid>{children}</TileGrid>
    </section>
  );
}

function Cards({ title, listings }: { title: string; listings: ListingCard[] }) {
  if (listings.length === 0) return null;
  return (
    <Section title={title}>
      {listings.slice(0, 4).map((listing) => (
        <ListingTile key={listing.id} listing={listing} />
      ))}
    </Section>
  );
}

/** What the marketplace begins with while nothing is looked for. */
export function FrontSections({ front }: { front: Front }) {
  const { t } = useTranslation();
  // What goes with what is used here is nice to have: without it the front is as good as before.
  const recommended = useQuery({ ...marketQueries.recommended(), retry: false });
  const fitting = recommended.data?.items ?? [];
  return (
    <Stack gap="xl">
      <Cards title={t('market.featured')} listings={front.featured} />
      {fitting.length > 0 && (
        <Section title={t('market.recommended')}>
          {fitting.map(({ listing, because }) => (
            <ListingTile
              key={listing.id}
              listing={listing}
              note={
                because[0] && (
                  <Group gap={6} wrap="nowrap" c="dimmed">
                    <Icon name="info" size={16} />
                    <Text size="sm">{becauseText(t, because[0])}</Text>
                  </Group>
                )
              }
            />
          ))}
        </Section>
      )}
      <Cards title={t('market.recent')} listings={front.recent} />
      <Cards title={t('market.popular')} listings={front.popular} />
    </Stack>
  );
}
