import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Workflow } from '../../api/model';
import { Icon } from '../../components/Icon';
import { ExportMenu } from './ExportMenu';
import { useDeleteWorkflow } from './useDeleteWorkflow';

interface Props {
  workflow: Workflow;
  readOnly: boolean;
  isDirty: boolean;
  isValid: boolean | undefined;
  saving: boolean;
  publishing: boolean;
  onSave: () => void;
  onPublish: () => void;
  onRun: () => void;
}

/** What can be done with a workflow, and why something cannot be done just now. */
export function WorkflowActions(props: Props) {
  const { t } = useTranslation();
  const { workflow, readOnly, isDirty, isValid } = props;
  const remove = useDeleteWorkflow(workflow);
  const unpublishable = isDirty ? t('workflow.saveFirst') : isValid === false ? t('workflow.publishInvalid') : undefined;
  const unrunnable = workflow.activeVersion ? undefined : t('run.notPublished');
  return (
    <>
      <Button component={Link} to={`/executions?workflow=${workflow.id}`} variant="default" leftSection={<Icon name="runs" size={18} />}>
        {t('workflows.runs')}
      </Button>
      <Tooltip label={unrunnable} disabled={!unrunnable}>
        <Button
          variant="default"
          leftSection={<Icon name="run" size={18} />}
          data-disabled={unrunnable ? true : undefined}
          aria-disabled={Boolean(unrunnable)}
          onClick={() => !unrunnable && props.onRun()}
        >
          {t('workflow.run')}
        </Button>
      </Tooltip>
      <ExportMenu workflow={workflow} />
      {!readOnly && (
        <>
          <Button
            variant={isDirty ? 'filled' : 'default'}
            leftSection={<Icon name="save" size={18} />}
            disabled={!isDirty}
            loading={props.saving}
            onClick={props.onSave}
            aria-keyshortcuts="Control+S Meta+S"
          >
            {t('workflow.save')}
          </Button>
          <Tooltip label={unpublishable} disabled={!unpublishable}>
            <Button
              leftSection={<Icon name="publish" size={18} />}
              data-disabled={unpublishable || workflow.status === 'published' ? true : undefined}
              aria-disabled={Boolean(unpublishable) || workflow.status === 'published'}
              loading={props.publishing}
              onClick={() => !unpublishable && workflow.status !== 'published' && props.onPublish()}
            >
              {t('workflow.publish')}
            </Button>
          </Tooltip>
          <Tooltip label={t('workflows.delete')}>
            <ActionIcon variant="default" size={36} aria-label={t('workflows.delete')} onClick={remove}>
              <Icon name="remove" />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </>
  );
}
