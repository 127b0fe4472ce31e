import { Group, Input, MultiSelect, NumberInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../api/durableModel';
import { cronText } from './cronText';
import { UNIT_NAMES } from './interval';
import { KINDS, timingOf, type Kind, type ScheduleValues } from './formValues';
import { NextRuns } from './NextRuns';

const EXAMPLES = ['*/5 * * * *', '0 * * * *', '0 3 * * *', '0 9 * * 1', '0 0 1 * *'];

interface Props {
  form: UseFormReturnType<ScheduleValues>;
  others: readonly Schedule[];
}

/** By cron expression, by interval, or after other schedules. */
export function WhenFields({ form, others }: Props) {
  const { t, i18n } = useTranslation();
  const { kind, cron } = form.values;
  const words = cronText(cron, i18n.language);
  return (
    <Stack gap="sm">
      <Input.Wrapper label={t('schedules.when')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('schedules.when')}
          value={kind}
          onChange={(next) => form.setFieldValue('kind', next as Kind)}
          data={KINDS.map((value) => ({ value, label: t(`schedules.kind.${value}`) }))}
        />
      </Input.Wrapper>
      {kind === 'cron' && (
        <>
          <TextInput
            label={t('schedules.cron')}
            description={t('schedules.cronHint')}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            list="cron-examples"
            {...form.getInputProps('cron')}
          />
          <datalist id="cron-examples">
            {EXAMPLES.map((example) => (
              <option key={example} value={example}>
                {cronText(example, i18n.language)}
              </option>
            ))}
          </datalist>
          <Text size="sm" fw={700} aria-live="polite" c={words ? undefined : 'var(--bad)'}>
            {words ?? t('schedules.cronWrong')}
          </Text>
          <Select
            label={t('schedules.timeZone')}
            data={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
            searchable
            allowDeselect={false}
            limit={100}
            nothingFoundMessage={t('palette.nothing')}
            {...form.getInputProps('timeZone')}
          />
        </>
      )}
      {kind === 'every' && (
        <Group align="flex-start" gap="sm">
          <NumberInput label={t('schedules.count')} min={1} style={{ flex: 1 }} {...form.getInputProps('count')} />
          <Select
            label={t('schedules.unit')}
            data={UNIT_NAMES.map((value) => ({ value, label: t(`schedules.unitOf.${value}`) }))}
            allowDeselect={false}
            style={{ flex: 1 }}
            {...form.getInputProps('unit')}
          />
        </Group>
      )}
      {kind === 'after' ? (
        <MultiSelect
          label={t('schedules.after')}
          description={t('schedules.afterHint')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          {...form.getInputProps('after')}
        />
      ) : (
        <NextRuns timing={timingOf(form.values)} />
      )}
    </Stack>
  );
}
