import { Alert, Badge, Group, Tabs } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Workflow } from '../../api/model';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { StatusBadge } from '../../components/StatusBadge';
import { ConflictDialog } from './ConflictDialog';
import { DetailsTab } from './DetailsTab';
import { EditorTab } from './EditorTab';
import { RunDialog } from './RunDialog';
import { useDraft } from './useDraft';
import { useLeaveGuard } from './useLeaveGuard';
import { usePublish } from './usePublish';
import { useSave } from './useSave';
import { useValidation } from './useValidation';
import { VersionsTab } from './VersionsTab';
import { WorkflowActions } from './WorkflowActions';

// It reads the route with the editor's parser.
const StepsTab = lazy(() => import('./steps/StepsTab'));

/** One workflow: its route, its versions, its settings. */
export function WorkflowView({ workflow }: { workflow: Workflow }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const readOnly = Boolean(workflow.plugin);
  const editing = useDraft(workflow);
  const validation = useValidation(editing.draft.dsl);
  const saving = useSave(workflow, editing);
  const publish = usePublish(workflow);
  const [breakpoints, setBreakpoints] = useState<string[]>([]);
  const [running, run] = useDisclosure(false);
  useLeaveGuard(editing.isDirty);
  useHotkeys([['mod+S', () => editing.isDirty && saving.save()]], [], true);

  return (
    <>
      <PageHeader
        name={workflow.name}
        title={
          <Group gap="sm">
            {workflow.name} <StatusBadge status={workflow.status} />
            {editing.isDirty && (
              <Badge variant="default">
                {t('workflow.unsaved')}
              </Badge>
            )}
          </Group>
        }
        subtitle={workflow.description}
        actions={
          <WorkflowActions
            workflow={workflow}
            readOnly={readOnly}
            isDirty={editing.isDirty}
            isValid={validation.isValid}
            saving={saving.isPending}
            publishing={publish.isPending}
            onSave={saving.save}
            onPublish={publish.ask}
            onRun={run.open}
          />
        }
      />
      {readOnly && (
        <Alert icon={<Icon name="lock" />} mb="md" variant="light">
          {t('workflow.readOnly', { plugin: workflow.plugin })}
        </Alert>
      )}
      <Tabs
        value={search.get('tab') ?? 'editor'}
        onChange={(tab) => setSearch(tab === 'editor' || !tab ? {} : { tab }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="editor" leftSection={<Icon name="codeBlocks" size={18} />}>
            {t('workflow.editor')}
          </Tabs.Tab>
          <Tabs.Tab value="steps" leftSection={<Icon name="route" size={18} />}>
            {t('steps.title')}
          </Tabs.Tab>
          <Tabs.Tab value="versions" leftSection={<Icon name="history" size={18} />}>
            {t('workflow.versions')}
          </Tabs.Tab>
          <Tabs.Tab value="details" leftSection={<Icon name="settings" size={18} />}>
            {t('workflow.details')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="editor">
          <EditorTab workflow={workflow} editing={editing} validation={validation} readOnly={readOnly} />
        </Tabs.Panel>
        <Tabs.Panel value="steps">
          <Suspense fallback={<ListSkeleton rows={5} />}>
            <StepsTab
              workflow={workflow}
              editing={editing}
              readOnly={readOnly}
              breakpoints={breakpoints}
              onBreakpoints={setBreakpoints}
            />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <VersionsTab workflow={workflow} readOnly={readOnly} />
        </Tabs.Panel>
        <Tabs.Panel value="details">
          <DetailsTab editing={editing} readOnly={readOnly} />
        </Tabs.Panel>
      </Tabs>
      <ConflictDialog saving={saving} onDiscard={editing.discard} />
      <RunDialog workflow={workflow} opened={running} onClose={run.close} />
    </>
  );
}
