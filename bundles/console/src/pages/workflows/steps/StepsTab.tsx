import { Alert, Button, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../../api/model';
import { EmptyState } from '../../../components/EmptyState';
import { Icon } from '../../../components/Icon';
import { Panel } from '../../../components/Panel';
import type { useDraft } from '../useDraft';
import { BreakpointToggle } from './BreakpointToggle';
import { routeSteps, takesSettings } from './routeSteps';
import { RunDraftDialog } from './RunDraftDialog';
import { SettingBadges } from './SettingBadges';
import { StepSettingsDialog } from './StepSettingsDialog';
import { stepsOf, withStep } from './stepSettings';
import classes from './StepsTab.module.css';

interface Props {
  workflow: Workflow;
  editing: ReturnType<typeof useDraft>;
  readOnly: boolean;
  /** Ids of the steps that a run of the draft pauses before. */
  breakpoints: readonly string[];
  onBreakpoints: (ids: string[]) => void;
}

/** The draft's steps, and what is set for each; saved together with the route. */
export default function StepsTab({ workflow, editing, readOnly, breakpoints, onBreakpoints }: Props) {
  const { t } = useTranslation();
  const { draft, edit } = editing;
  const steps = useMemo(() => routeSteps(draft.dsl), [draft.dsl]);
  const settings = stepsOf(draft.settings);
  const [open, setOpen] = useState<string | undefined>();
  const [running, run] = useDisclosure(false);
  const asked = steps.find((step) => step.id !== undefined && step.id === open);
  const mark = (id: string | undefined, isSet: boolean) =>
    onBreakpoints([...breakpoints.filter((one) => one !== id), ...(isSet && id ? [id] : [])]);
  const ids = new Set(steps.map((step) => step.id));
  const lost = Object.keys(settings ?? {}).filter((id) => !ids.has(id));
  if (steps.length === 0) {
    return (
      <Panel flush>
        <EmptyState icon="route" title={t('stepSettings.none')} hint={t('stepSettings.noneHint')} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('steps.title')}
      flush
      actions={
        !readOnly && (
          <Tooltip label={t('debug.saveFirst')} disabled={!editing.isDirty}>
            <Button
              variant="default"
              leftSection={<Icon name="debug" size={18} />}
              data-disabled={editing.isDirty ? true : undefined}
              aria-disabled={editing.isDirty}
              onClick={() => !editing.isDirty && run.open()}
            >
              {t('debug.run')}
            </Button>
          </Tooltip>
        )
      }
    >
      {!settings && (
        <Alert color="red" variant="light" icon={<Icon name="error" />} mx="lg" mb="md">
          {t('stepSettings.unreadable')}
        </Alert>
      )}
      {lost.length > 0 && (
        <Alert color="yellow" variant="light" icon={<Icon name="warning" />} mx="lg" mb="md">
          {t('stepSettings.lost', { ids: lost.join(', ') })}
        </Alert>
      )}
      <ol className={classes.list}>
        {steps.map((step) => (
          <li key={`${step.line} ${step.kind}`} className={classes.row} style={{ '--depth': step.depth } as CSSProperties}>
            {!readOnly && (
              <span className={classes.mark}>
                {step.id && <BreakpointToggle id={step.id} isSet={breakpoints.includes(step.id)} onChange={(set) => mark(step.id, set)} />}
              </span>
            )}
            <span className={classes.name}>
              <span className={classes.node}>{step.id ?? <Text span c="dimmed">{t('stepSettings.noId')}</Text>}</span>
              <span className={classes.kind}>{[step.kind, step.label].filter(Boolean).join(' · ')}</span>
            </span>
            {step.id && settings?.[step.id] && <SettingBadges settings={settings[step.id] ?? {}} />}
            {step.id && settings && !readOnly && takesSettings(step) && (
              <Button
                className={classes.button ?? ''}
                size="compact-sm"
                variant="default"
                leftSection={<Icon name="settings" size={16} />}
                aria-label={`${t('stepSettings.edit')}: ${step.id}`}
                onClick={() => setOpen(step.id)}
              >
                {t('stepSettings.edit')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed" px="lg" py="sm">
        {t('stepSettings.hint')}
      </Text>
      <RunDraftDialog workflow={workflow} breakpoints={breakpoints.filter((id) => ids.has(id))} opened={running} onClose={run.close} />
      {asked?.id && settings && (
        <StepSettingsDialog
          step={asked}
          settings={settings[asked.id] ?? {}}
          onSave={(step) => edit({ settings: withStep(draft.settings, asked.id ?? '', step) })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
}
