import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../api/marketplaceModel';
import classes from './Market.module.css';
import { wordText } from './texts';

interface Props {
  categories: Category[];
  chosen: string | undefined;
  onChoose: (category: string | undefined) => void;
}

/** The categories with their numbers of listings; the chosen one lets go when it is pressed again. */
export function CategoryPills({ categories, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  if (categories.length === 0) return null;
  return (
    <div className={classes.pills} role="group" aria-label={t('market.categories')}>
      {categories.map(({ name, count }) => (
        <UnstyledButton
          key={name}
          className={classes.pill}
          aria-pressed={name === chosen}
          onClick={() => onChoose(name === chosen ? undefined : name)}
        >
          {wordText(name)} <span>{count}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
