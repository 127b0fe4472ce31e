import { Alert, Badge, Button, Code, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { market, marketQueries } from '../../../api/marketplace';
import type { Licence, LicenceDraft, ListingCard } from '../../../api/marketplaceModel';
import { Copy } from '../../../components/Copy';
import { Icon } from '../../../components/Icon';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { formatTime } from '../../../components/format';
import classes from '../Market.module.css';
import { moneyText, unitsOf } from '../texts';
import { WhyDialog, type Why } from '../WhyDialog';

/** Licences of a listing: who has one, a new one, the end of one. */
export function LicenceList({ listing }: { listing: ListingCard }) {
  const { t } = useTranslation();
  const list = useQuery(marketQueries.licences(listing.id));
  const [why, setWhy] = useState<Why | undefined>();
  const items = list.data?.items ?? [];
  const revoke = (licence: Licence) =>
    setWhy({
      title: t('market.licences.revokeTitle', { name: licence.issuedTo }),
      hint: t('market.licences.revokeHint'),
      submit: t('market.licences.revoke'),
      done: t('market.licences.revoked'),
      act: (reason) => market.revoke(licence.id, reason),
    });
  return (
    <Stack>
      <IssueLicence listing={listing} />
      {list.error && !list.data ? (
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <ListSkeleton rows={3} />
      ) : items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('market.licences.none')}
        </Text>
      ) : (
        <div>
          {items.map((licence) => (
            <LicenceRow key={licence.id} licence={licence} onRevoke={() => revoke(licence)} />
          ))}
        </div>
      )}
      <WhyDialog why={why} onClose={() => setWhy(undefined)} />
    </Stack>
  );
}

function LicenceRow({ licence, onRevoke }: { licence: Licence; onRevoke: () => void }) {
  const { t, i18n } = useTranslation();
  const { issuedTo, hint, amount, currency, issuedAt, expiresAt, revokedAt, reason } = licence;
  return (
    <article className={classes.row} aria-label={issuedTo}>
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 200px' }}>
          <Group gap="xs">
            <Text size="sm" fw={700} className="wrap-anywhere">
              {issuedTo}
            </Text>
            <Code>…{hint}</Code>
            {revokedAt && (
              <Badge color="red" variant="light" radius="sm">
                {t('market.licences.isRevoked')}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {moneyText(amount, currency, i18n.language)} · {formatTime(issuedAt, i18n.language)}
            {expiresAt && ` · ${t('market.licences.until', { time: formatTime(expiresAt, i18n.language) })}`}
          </Text>
          {reason && <Text size="sm">{reason}</Text>}
        </div>
        {!revokedAt && (
          <Button size="xs" variant="default" onClick={onRevoke} aria-label={`${t('market.licences.revoke')}: ${issuedTo}`}>
            {t('market.licences.revoke')}
          </Button>
        )}
      </Group>
    </article>
  );
}

function IssueLicence({ listing }: { listing: ListingCard }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { issuedTo: '', amount: listing.price / unitsOf(listing.currency) as number | string, expires: null as string | null },
    validate: { issuedTo: (name) => (name.trim() ? null : t('form.required')) },
  });
  const issue = useMutation({
    mutationFn: ({ issuedTo, amount, expires }: typeof form.values) => {
      const draft: LicenceDraft = { issuedTo: issuedTo.trim(), amount: Math.round(Number(amount) * unitsOf(listing.currency)) };
      if (expires) draft.expiresAt = dayjs(expires).endOf('day').toISOString();
      return market.issue(listing.id, draft);
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      form.reset();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => issue.mutate(values))} noValidate>
      <Stack gap="sm">
        {issue.error && <ProblemAlert error={issue.error} />}
        {issue.data && (
          <Alert color="green" variant="light" icon={<Icon name="key" />} title={t('market.licences.issued', { name: issue.data.licence.issuedTo })}>
            <Text size="sm">{t('market.licences.once')}</Text>
            <Group gap={4}>
              <Code className="wrap-anywhere">{issue.data.key}</Code>
              <Copy value={issue.data.key} what={t('market.licence')} />
            </Group>
          </Alert>
        )}
        <Group align="flex-end" gap="sm">
          <TextInput label={t('market.licences.issuedTo')} maxLength={200} style={{ flex: '2 1 180px' }} {...form.getInputProps('issuedTo')} />
          <NumberInput
            label={t('market.licences.amount', { currency: listing.currency })}
            min={0}
            decimalScale={2}
            style={{ flex: '1 1 110px' }}
            {...form.getInputProps('amount')}
          />
          <DatePickerInput
            label={t('market.licences.expires')}
            placeholder={t('market.licences.never')}
            clearable
            minDate={dayjs().format('YYYY-MM-DD')}
            style={{ flex: '1 1 130px' }}
            {...form.getInputProps('expires')}
          />
          <Button type="submit" loading={issue.isPending}>
            {t('market.licences.issue')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
