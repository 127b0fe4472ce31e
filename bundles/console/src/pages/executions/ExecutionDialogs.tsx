import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Execution, Step } from '../../api/model';
import { ForkDialog } from './ForkDialog';
import { ReplayDialog } from './ReplayDialog';
import { RerunDialog } from './RerunDialog';
import { RetryDialog } from './RetryDialog';

/** Which dialog is open, and for which step. */
export interface Asked {
  action: 'retryFrom' | 'rerun' | 'replay' | 'fork';
  at?: string | undefined;
}

export interface DialogProps {
  execution: Execution;
  steps: readonly Step[];
  at?: string | undefined;
  onClose: () => void;
}

const dialogs = { retryFrom: RetryDialog, rerun: RerunDialog, replay: ReplayDialog, fork: ForkDialog };

interface Props {
  execution: Execution;
  steps: readonly Step[];
  asked: Asked | undefined;
  onClose: () => void;
}

export function ExecutionDialogs({ execution, steps, asked, onClose }: Props) {
  const { t } = useTranslation();
  const Dialog = asked && dialogs[asked.action];
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onClose}
      size="lg"
      title={asked && t(`control.title.${asked.action}`, { name: execution.workflowName })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {Dialog && <Dialog execution={execution} steps={steps} at={asked.at} onClose={onClose} />}
    </Modal>
  );
}
