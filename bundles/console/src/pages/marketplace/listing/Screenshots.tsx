import { Modal, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../../api/marketplace';
import type { ListingDetail } from '../../../api/marketplaceModel';
import classes from '../Market.module.css';

type Shot = ListingDetail['screenshots'][number];

/** Pictures side by side; one opens large. */
export function Screenshots({ listing }: { listing: ListingDetail }) {
  const { t } = useTranslation();
  const [large, setLarge] = useState<number | undefined>();
  const nameOf = (shot: Shot, index: number) => shot.caption ?? t('market.screenshot', { number: index + 1 });
  const shown = large === undefined ? undefined : listing.screenshots[large];
  return (
    <>
      <div className={classes.shots} tabIndex={0} role="group" aria-label={t('market.screenshots')}>
        {listing.screenshots.map((shot, index) => (
          <figure key={shot.url} className={classes.shot}>
            <UnstyledButton onClick={() => setLarge(index)} aria-label={t('market.enlarge', { name: nameOf(shot, index) })}>
              <Picture url={shot.url} name={nameOf(shot, index)} />
            </UnstyledButton>
            {shot.caption && (
              <Text component="figcaption" size="sm" c="dimmed" mt={4}>
                {shot.caption}
              </Text>
            )}
          </figure>
        ))}
      </div>
      <Modal
        opened={shown !== undefined}
        onClose={() => setLarge(undefined)}
        size="xl"
        title={shown && nameOf(shown, large ?? 0)}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {shown && <Picture url={shown.url} name={nameOf(shown, large ?? 0)} large />}
      </Modal>
    </>
  );
}

function Picture({ url, name, large = false }: { url: string; name: string; large?: boolean }) {
  const { t } = useTranslation();
  const picture = useQuery(marketQueries.picture(url));
  if (picture.data) return <img src={picture.data} alt={name} className={large ? classes.large : undefined} />;
  if (picture.error) {
    return (
      <Text size="sm" c="dimmed">
        {t('market.noPicture')}
      </Text>
    );
  }
  return <Skeleton height={190} width={280} radius="md" />;
}
