import { ActionIcon, Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Execution } from '../../api/model';
import { Icon } from '../../components/Icon';
import { notifyProblem } from '../../components/notify';
import { allowed } from './allowed';
import type { Asked } from './ExecutionDialogs';
import { useExecutionAction } from './useExecutionAction';

const FORMATS = ['json', 'csv', 'md', 'pdf'] as const;

interface Props {
  execution: Execution;
  /** It goes on from its own panel. */
  debugged?: boolean;
  onAsk: (asked: Asked) => void;
}

/** What can be done with an execution in its status: the likely as buttons, the rest in the menu. */
export function ExecutionActions({ execution, debugged = false, onAsk }: Props) {
  const { t } = useTranslation();
  const { act, cancel, running } = useExecutionAction(execution);
  const can = (action: Parameters<typeof allowed>[1]) => allowed(execution.status, action);
  return (
    <>
      {can('resume') && !debugged && (
        <Button leftSection={<Icon name="run" size={18} />} loading={running === 'resume'} onClick={() => act('resume')}>
          {t('control.resume')}
        </Button>
      )}
      {can('pause') && (
        <Button
          variant="default"
          leftSection={<Icon name="pause" size={18} />}
          loading={running === 'pause'}
          onClick={() => act('pause')}
        >
          {t('control.pause')}
        </Button>
      )}
      {can('cancel') && (
        <Button variant="default" leftSection={<Icon name="cancel" size={18} />} loading={running === 'cancel'} onClick={cancel}>
          {t('control.cancel')}
        </Button>
      )}
      {can('retry') && (
        <Button leftSection={<Icon name="refresh" size={18} />} loading={running === 'retry'} onClick={() => act('retry')}>
          {t(execution.status === 'CANCELLED' ? 'control.retryCancelled' : 'control.retryFailed')}
        </Button>
      )}
      {can('replay') && (
        <Button variant="default" leftSection={<Icon name="history" size={18} />} onClick={() => onAsk({ action: 'replay' })}>
          {t('control.replay')}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('control.more')}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can('retryFrom') && (
            <Menu.Item leftSection={<Icon name="refresh" size={18} />} onClick={() => onAsk({ action: 'retryFrom' })}>
              {t('control.retryFrom')}
            </Menu.Item>
          )}
          {can('rerun') && (
            <Menu.Item leftSection={<Icon name="run" size={18} />} onClick={() => onAsk({ action: 'rerun' })}>
              {t('control.rerun')}
            </Menu.Item>
          )}
          {can('fork') && (
            <Menu.Item leftSection={<Icon name="fork" size={18} />} onClick={() => onAsk({ action: 'fork' })}>
              {t('control.fork')}
            </Menu.Item>
          )}
          <Menu.Label>{t('control.export')}</Menu.Label>
          {FORMATS.map((format) => (
            <Menu.Item
              key={format}
              leftSection={<Icon name="download" size={18} />}
              onClick={() => void durable.exportExecution(execution.id, format).catch(notifyProblem)}
            >
              {t(`control.format.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
