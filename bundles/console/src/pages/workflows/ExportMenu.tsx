import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Workflow } from '../../api/model';
import { Icon } from '../../components/Icon';
import { notifyProblem } from '../../components/notify';
import { PackageDialog } from './PackageDialog';

const FORMATS = ['yaml', 'json', 'xml', 'task-graph'] as const;

/** Takes a workflow along as a file. */
export function ExportMenu({ workflow }: { workflow: Workflow }) {
  const { t } = useTranslation();
  const [packing, setPacking] = useState(false);
  return (
    <>
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Tooltip label={t('workflows.export')}>
          <ActionIcon variant="default" size={36} aria-label={t('workflows.export')}>
            <Icon name="download" />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map((format) => (
          <Menu.Item
            key={format}
            onClick={() => void durable.exportWorkflow(workflow.id, workflow.name, format).catch(notifyProblem)}
          >
            {format === 'task-graph' ? t('workflows.taskGraph') : format.toUpperCase()}
          </Menu.Item>
        ))}
        {!workflow.plugin && <Menu.Item onClick={() => setPacking(true)}>{t('package.menu')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
    <PackageDialog workflow={workflow} opened={packing} onClose={() => setPacking(false)} />
    </>
  );
}
