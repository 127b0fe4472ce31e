import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Success } from '../../../api/marketplaceModel';
import { formatTime } from '../../../components/format';
import { shareText } from '../texts';

/** How this hub's own executions with a plugin ended, and that it is only these. */
export function SuccessText({ success }: { success: Success }) {
  const { t, i18n } = useTranslation();
  const { days, ended, share, countedAt } = success;
  return (
    <Stack gap={2}>
      <span>
        {typeof share === 'number'
          ? t('market.successOf', { share: shareText(share, i18n.language), count: ended })
          : t('market.successNone')}
      </span>
      <Text size="xs" c="dimmed">
        {t('market.successHint', { days, time: formatTime(countedAt, i18n.language) })}
      </Text>
    </Stack>
  );
}
