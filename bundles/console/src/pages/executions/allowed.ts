import type { ExecutionStatus } from '../../api/model';

export type ExecutionAction = 'pause' | 'resume' | 'cancel' | 'retry' | 'retryFrom' | 'rerun' | 'replay' | 'fork';

const ENDED: ExecutionAction[] = ['rerun', 'replay', 'fork'];

const byStatus: Record<ExecutionStatus, ExecutionAction[]> = {
  QUEUED: ['pause', 'cancel'],
  RUNNING: ['pause', 'cancel'],
  WAITING: ['pause', 'cancel'],
  PAUSED: ['resume', 'cancel'],
  COMPLETED: ENDED,
  FAILED: ['retry', 'retryFrom', ...ENDED],
  CANCELLED: ['retry', 'retryFrom', ...ENDED],
};

/** What makes sense for an execution in this status; the hub has the last word. */
export function allowed(status: ExecutionStatus, action: ExecutionAction): boolean {
  return byStatus[status].includes(action);
}
