import { ActionIcon, Badge, Group, Rating, Text, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { market } from '../../../api/marketplace';
import type { Review } from '../../../api/marketplaceModel';
import { useMay } from '../../../auth/useMay';
import { Icon } from '../../../components/Icon';
import type { IconName } from '../../../components/icons';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { TimeText } from '../../../components/TimeText';
import classes from '../Market.module.css';
import type { Why } from '../WhyDialog';

/** One person's review; others can object to it, moderators take it down. */
export function ReviewRow({ review, onWhy }: { review: Review; onWhy: (why: Why) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayRate = useMay('marketplace:rate');
  const mayModerate = useMay('marketplace:review');
  const { id, author, rating, comment, mine, hidden, reason, updatedAt } = review;
  const restore = useMutation({
    mutationFn: () => market.moderate(id, false),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      notifyDone(t('market.reviewBack'));
    },
    onError: notifyProblem,
  });
  const report = () =>
    onWhy({
      title: t('market.reportTitle', { name: author }),
      hint: t('market.reportHint'),
      submit: t('market.report'),
      done: t('market.reported'),
      act: (why) => market.report(id, why),
    });
  const takeDown = () =>
    onWhy({
      title: t('market.takeDownTitle', { name: author }),
      hint: t('market.takeDownHint'),
      submit: t('market.takeDown'),
      done: t('market.takenDown'),
      act: (why) => market.moderate(id, true, why),
    });
  const button = (name: IconName, label: string, onClick: () => void, loading = false) => (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" loading={loading} onClick={onClick} aria-label={`${label}: ${author}`}>
        <Icon name={name} size={18} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <article className={classes.row} aria-label={t('market.reviewBy', { name: author })}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Rating value={rating} readOnly size="sm" role="img" aria-label={t('market.stars', { count: rating })} />
          <Text size="sm" fw={700}>
            {author}
          </Text>
          {mine && <Badge variant="default">{t('market.you')}</Badge>}
          <TimeText at={updatedAt} />
        </Group>
        <Group gap={4}>
          {mayRate && !mine && !hidden && button('flag', t('market.report'), report)}
          {mayModerate &&
            (hidden
              ? button('undo', t('market.putBack'), () => restore.mutate(), restore.isPending)
              : button('hidden', t('market.takeDown'), takeDown))}
        </Group>
      </Group>
      {hidden && (
        <Text size="sm" c="var(--wait)" mt={4}>
          {t('market.hiddenBecause', { reason: reason ?? '' })}
        </Text>
      )}
      {comment && (
        <Text size="sm" mt={4} className="wrap-anywhere" style={{ whiteSpace: 'pre-line' }}>
          {comment}
        </Text>
      )}
    </article>
  );
}
