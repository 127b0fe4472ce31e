import { Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { PRICINGS } from '../../../api/marketplaceModel';
import type { ListingValues } from './listingForm';

interface Props {
  form: UseFormReturnType<ListingValues>;
  /** Said where something may be left empty. */
  placeholder?: string;
}

/** What a publisher says of a listing. */
export function ListingFields({ form, placeholder }: Props) {
  const { t } = useTranslation();
  const empty = placeholder ? { placeholder } : {};
  const isFree = form.values.pricing === 'free';
  return (
    <Stack gap="sm">
      <TextInput label={t('market.field.name')} maxLength={100} {...empty} {...form.getInputProps('name')} />
      <TextInput label={t('market.field.summary')} maxLength={300} {...empty} {...form.getInputProps('summary')} />
      <Textarea
        label={t('market.field.description')}
        description={t('market.field.descriptionHint')}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={65_536}
        {...empty}
        {...form.getInputProps('description')}
      />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput label={t('market.field.categories')} description={t('market.field.wordsHint')} {...form.getInputProps('categories')} />
        <TextInput label={t('market.field.tags')} description={t('market.field.wordsHint')} {...form.getInputProps('tags')} />
      </Group>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <Select
          label={t('market.pricingLabel')}
          data={PRICINGS.map((value) => ({ value, label: t(`market.pricing.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('pricing')}
        />
        {!isFree && <NumberInput label={t('market.field.price')} min={0} decimalScale={2} {...form.getInputProps('price')} />}
        {!isFree && <TextInput label={t('market.field.currency')} maxLength={3} {...form.getInputProps('currency')} />}
        <Select
          label={t('market.field.visible')}
          data={[
            { value: 'public', label: t('market.public') },
            { value: 'private', label: t('market.private') },
          ]}
          allowDeselect={false}
          {...form.getInputProps('visible')}
        />
      </Group>
    </Stack>
  );
}
