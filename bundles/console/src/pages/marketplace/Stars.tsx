import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';

/** An average with its number of reviews; nothing without any. */
export function Stars({ rating, count }: { rating?: number | null | undefined; count: number }) {
  const { t, i18n } = useTranslation();
  if (rating === undefined || rating === null) return null;
  const number = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rating);
  return (
    <Group gap={4} wrap="nowrap" role="img" aria-label={t('market.ratedWith', { rating: number, count })}>
      <Icon name="star" size={16} />
      <Text size="sm" fw={700}>
        {number}
      </Text>
      <Text size="sm" c="dimmed">
        ({count})
      </Text>
    </Group>
  );
}
