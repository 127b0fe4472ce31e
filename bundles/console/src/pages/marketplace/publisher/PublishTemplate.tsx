import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { market } from '../../../api/marketplace';
import type { TemplateParameter } from '../../../api/marketplaceModel';
import { queries } from '../../../api/queries';
import { JsonInput } from '../../../components/JsonInput';
import { DialogForm } from '../../executions/DialogForm';
import { gapsOf } from './gaps';
import { listingRules, NO_LISTING, saidOf, type ListingValues } from './listingForm';
import { ListingFields } from './ListingFields';
import { usePublish } from './usePublish';

/** A workflow as a template: each `[[name]]` in its text is a gap that whoever uses it fills. */
export function PublishTemplate({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const workflows = useInfiniteQuery(queries.workflows(''));
  const all = workflows.data?.pages.flatMap((page) => page.items) ?? [];
  const [workflow, setWorkflow] = useState<string | null>(null);
  const [dsl, setDsl] = useState('');
  const [told, setTold] = useState<Record<string, { label?: string; standard?: string }>>({});
  const [draft, setDraft] = useState(false);
  const form = useForm({ initialValues: NO_LISTING, validate: listingRules(t, true) });
  const gaps = gapsOf(dsl);
  const choose = (id: string | null) => {
    const one = all.find((candidate) => candidate.id === id);
    setWorkflow(id);
    if (!one) return;
    setDsl(one.dsl);
    form.setValues({ name: one.name.slice(0, 100), summary: (one.description ?? '').slice(0, 300) });
  };
  const tell = (name: string, part: { label?: string; standard?: string }) =>
    setTold((before) => ({ ...before, [name]: { ...before[name], ...part } }));
  const parameters = gaps.map((name): TemplateParameter => {
    const { label = '', standard = '' } = told[name] ?? {};
    return { name, ...(label.trim() ? { label: label.trim() } : {}), ...(standard ? { standard } : {}) };
  });
  const publish = usePublish<ListingValues>(
    (listing) => market.publishTemplate({ dsl, parameters, draft, listing: saidOf(listing), ...(workflow ? { workflow } : {}) }),
    onClose,
  );
  return (
    <DialogForm
      hint={t('market.publisher.templateHint')}
      submit={t(draft ? 'market.publisher.keep' : 'market.publisher.handIn')}
      error={publish.error ?? workflows.error}
      pending={publish.isPending}
      disabled={!dsl.trim()}
      onSubmit={form.onSubmit((values) => publish.mutate(values))}
      onClose={onClose}
    >
      <Select
        label={t('market.publisher.workflow')}
        placeholder={t('market.publisher.workflowHint')}
        data={all.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        value={workflow}
        onChange={choose}
        onDropdownOpen={() => void (workflows.hasNextPage && workflows.fetchNextPage())}
        nothingFoundMessage={t('palette.nothing')}
      />
      <JsonInput label={t('market.publisher.dsl')} value={dsl} onChange={(event) => setDsl(event.currentTarget.value)} maxRows={12} />
      {gaps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('market.publisher.noGaps')}
        </Text>
      ) : (
        <Stack gap="xs" role="group" aria-label={t('market.publisher.gaps')}>
          {gaps.map((name) => (
            <Group key={name} grow align="flex-end" preventGrowOverflow={false}>
              <TextInput
                label={t('market.publisher.gapLabel', { name })}
                maxLength={100}
                value={told[name]?.label ?? ''}
                onChange={(event) => tell(name, { label: event.currentTarget.value })}
              />
              <TextInput
                label={t('market.publisher.gapStandard', { name })}
                maxLength={500}
                value={told[name]?.standard ?? ''}
                onChange={(event) => tell(name, { standard: event.currentTarget.value })}
              />
            </Group>
          ))}
        </Stack>
      )}
      <ListingFields form={form} />
      <Checkbox label={t('market.publisher.asDraft')} checked={draft} onChange={(event) => setDraft(event.currentTarget.checked)} />
    </DialogForm>
  );
}
