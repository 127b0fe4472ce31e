import { Button, Group, Input, Rating, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { market } from '../../../api/marketplace';
import type { ListingDetail, Review } from '../../../api/marketplaceModel';
import { confirm } from '../../../components/confirm';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { ProblemAlert } from '../../../components/ProblemAlert';

const LONGEST = 4_000;

interface Props {
  listing: ListingDetail;
  mine: Review | undefined;
}

/** Writes the person's review, changes it, or takes it back. */
export function OwnReview({ listing, mine }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { rating: mine?.rating ?? 0, comment: mine?.comment ?? '' },
    validate: { rating: (rating) => (rating < 1 ? t('market.chooseStars') : null) },
  });
  const changed = (message: string) => {
    void client.invalidateQueries({ queryKey: ['marketplace'] });
    notifyDone(message);
  };
  const save = useMutation({
    mutationFn: ({ rating, comment }: typeof form.values) => market.rate(listing.id, rating, comment.trim()),
    onSuccess: () => changed(t('market.reviewSaved')),
  });
  const withdraw = useMutation({
    mutationFn: () => market.withdraw(listing.id),
    onSuccess: () => changed(t('market.reviewGone')),
    onError: notifyProblem,
  });
  const ask = () =>
    confirm({
      title: t('market.withdrawTitle'),
      body: t('market.withdrawBody'),
      confirm: t('market.withdraw'),
      onConfirm: () => withdraw.mutate(),
    });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate aria-label={t('market.yourReview')}>
      <Stack gap="sm">
        {save.error && <ProblemAlert error={save.error} />}
        <Input.Wrapper label={t('market.yourReview')} error={form.errors.rating}>
          <Rating
            size="lg"
            mt={4}
            value={form.values.rating}
            onChange={(rating) => form.setFieldValue('rating', rating)}
            getSymbolLabel={(count) => t('market.stars', { count })}
          />
        </Input.Wrapper>
        <Textarea label={t('market.comment')} autosize minRows={2} maxRows={10} maxLength={LONGEST} {...form.getInputProps('comment')} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {t(mine ? 'market.changeReview' : 'market.sendReview')}
          </Button>
          {mine && (
            <Button variant="subtle" color="gray" loading={withdraw.isPending} onClick={ask}>
              {t('market.withdraw')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
