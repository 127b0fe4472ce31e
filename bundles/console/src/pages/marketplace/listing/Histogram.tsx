import { Progress } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingDetail } from '../../../api/marketplaceModel';
import classes from '../Market.module.css';

const STARS = [5, 4, 3, 2, 1] as const;

/** How many reviews there are with each number of stars. */
export function Histogram({ ratings }: { ratings: ListingDetail['ratings'] }) {
  const { t } = useTranslation();
  const all = STARS.reduce((sum, stars) => sum + (ratings[stars] ?? 0), 0);
  return (
    <div className={classes.bars} role="group" aria-label={t('market.histogram')}>
      {STARS.map((stars) => {
        const count = ratings[stars] ?? 0;
        return (
          <Fragment key={stars}>
            <span>{t('market.stars', { count: stars })}</span>
            <Progress value={all === 0 ? 0 : (count / all) * 100} color="yellow" aria-label={t('market.stars', { count: stars })} />
            <span>{count}</span>
          </Fragment>
        );
      })}
    </div>
  );
}
