import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Workflow } from '../../api/model';
import { Icon } from '../../components/Icon';
import { notifyProblem } from '../../components/notify';

const FORMATS = ['yaml', 'json', 'xml', 'task-graph'] as const;

/** Takes a workflow along as a file. */
export function ExportMenu({ workflow }: { workflow: Workflow }) {
  const { t } = useTranslation();
  return (
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
      </Menu.Dropdown>
    </Menu>
  );
}
