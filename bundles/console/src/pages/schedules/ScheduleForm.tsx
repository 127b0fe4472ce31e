import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { MISSED, type Schedule } from '../../api/durableModel';
import { queries } from '../../api/queries';
import { JsonInput } from '../../components/JsonInput';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { cronText } from './cronText';
import { draftOf, valuesOf, type ScheduleValues } from './formValues';
import { WhenFields } from './WhenFields';

interface Props {
  schedule: Schedule | undefined;
  others: readonly Schedule[];
  onClose: () => void;
}

/** What runs, when, and what happens with runs that were missed. */
export function ScheduleForm({ schedule, others, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const workflows = useInfiniteQuery(queries.workflows(''));
  const form = useForm<ScheduleValues>({
    initialValues: valuesOf(schedule, Intl.DateTimeFormat().resolvedOptions().timeZone),
    validate: {
      name: (name) => (name.trim() ? null : t('form.required')),
      workflow: (id) => (id || schedule?.builtIn ? null : t('form.required')),
      cron: (cron, { kind }) => (kind !== 'cron' || cronText(cron, i18n.language) ? null : t('schedules.cronWrong')),
      count: (count, { kind }) => (kind !== 'every' || count > 0 ? null : t('schedules.countWrong')),
      after: (after, { kind }) => (kind !== 'after' || after.length > 0 ? null : t('form.required')),
    },
  });
  const save = useMutation({
    mutationFn: (values: ScheduleValues) =>
      schedule ? durable.updateSchedule(schedule.id, draftOf(values), schedule.etag) : durable.createSchedule(draftOf(values)),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ['schedules'] });
      notifyDone(t('schedules.saved', { name: saved.name }));
      onClose();
    },
  });
  const known = new Map((workflows.data?.pages ?? []).flatMap((page) => page.items).map(({ id, name }) => [id, name]));
  if (schedule?.workflow && !known.has(schedule.workflow)) known.set(schedule.workflow, schedule.workflowName ?? schedule.workflow);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack>
        {save.error && <ProblemAlert error={save.error} title={t('schedules.notSaved')} />}
        <TextInput label={t('schedules.name')} data-autofocus readOnly={schedule?.builtIn ?? false} {...form.getInputProps('name')} />
        {!schedule?.builtIn && (
          <Select
            label={t('executions.workflow')}
            data={[...known].map(([value, label]) => ({ value, label }))}
            searchable
            nothingFoundMessage={t('palette.nothing')}
            {...form.getInputProps('workflow')}
          />
        )}
        <WhenFields form={form} others={others.filter((one) => one.id !== schedule?.id)} />
        <Select
          label={t('schedules.missed')}
          description={t('schedules.missedHint')}
          data={MISSED.map((value) => ({ value, label: t(`schedules.missedAs.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('missed')}
        />
        {!schedule?.builtIn && (
          <JsonInput label={t('run.input')} description={t('run.inputHint')} minRows={3} {...form.getInputProps('input')} />
        )}
        <Switch label={t('schedules.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
