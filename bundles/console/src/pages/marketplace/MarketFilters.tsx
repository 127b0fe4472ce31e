import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MARKET_KINDS, MARKET_SORTS, PRICINGS, type MarketFilter } from '../../api/marketplaceModel';
import { Icon } from '../../components/Icon';
import { kindText } from './texts';

interface Props {
  filter: MarketFilter;
  isFiltered: boolean;
  onChange: (part: MarketFilter) => void;
  onClear: () => void;
}

const ANY = '';

/** What narrows the marketplace down. */
export function MarketFilters({ filter, isFiltered, onChange, onClear }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter.q ?? '');
  const [seen, setSeen] = useState(filter.q);
  // A link, or the way back, changes the address without anybody typing.
  if (filter.q !== seen) {
    setSeen(filter.q);
    if ((filter.q ?? '') !== text.trim()) setText(filter.q ?? '');
  }
  const search = useDebouncedCallback((q: string) => onChange({ q: q.trim() || undefined }), 300);
  const width = { flex: '1 1 140px', maxWidth: 220 };
  return (
    <Group gap="sm" mb="lg" align="flex-end" role="search" aria-label={t('market.filters')}>
      <TextInput
        label={t('market.search')}
        placeholder={t('market.searchHint')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        style={{ flex: '1 1 220px' }}
      />
      <Select
        label={t('market.kindLabel')}
        data={MARKET_KINDS.map((value) => ({ value, label: kindText(t, value) }))}
        value={filter.kind ?? 'listings'}
        allowDeselect={false}
        onChange={(value) => onChange({ kind: MARKET_KINDS.find((one) => one === value && one !== 'listings') })}
        style={width}
      />
      <Select
        label={t('market.pricingLabel')}
        data={[{ value: ANY, label: t('market.anyPricing') }, ...PRICINGS.map((value) => ({ value, label: t(`market.pricing.${value}`) }))]}
        value={filter.pricing ?? ANY}
        allowDeselect={false}
        onChange={(value) => onChange({ pricing: value || undefined })}
        style={width}
      />
      <Select
        label={t('market.sortLabel')}
        data={MARKET_SORTS.map((value) => ({ value, label: t(`market.sort.${value}`) }))}
        value={filter.sort ?? 'popular'}
        allowDeselect={false}
        onChange={(value) => onChange({ sort: MARKET_SORTS.find((one) => one === value) })}
        style={width}
      />
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() => {
            setText('');
            onClear();
          }}
        >
          {t('market.clear')}
        </Button>
      )}
    </Group>
  );
}
