import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import type { IconName } from './icons';
import classes from './StatusBadge.module.css';

type Tone = 'ok' | 'bad' | 'busy' | 'wait' | 'quiet';

const looks = {
  QUEUED: ['quiet', 'schedule'],
  RUNNING: ['busy', 'sync'],
  WAITING: ['wait', 'wait'],
  PAUSED: ['wait', 'pause'],
  COMPLETED: ['ok', 'check'],
  FAILED: ['bad', 'error'],
  CANCELLED: ['quiet', 'cancel'],
  ACTIVE: ['ok', 'check'],
  STARTING: ['busy', 'sync'],
  RESOLVED: ['quiet', 'pause'],
  INACTIVE: ['wait', 'pause'],
  PENDING: ['quiet', 'wait'],
  OPEN: ['wait', 'wait'],
  APPROVED: ['ok', 'check'],
  REJECTED: ['bad', 'cancel'],
  TIMED_OUT: ['bad', 'schedule'],
  SKIPPED: ['quiet', 'next'],
  REFUSED: ['bad', 'error'],
  DRAINING: ['wait', 'wait'],
  SUCCEEDED: ['ok', 'check'],
  added: ['ok', 'add'],
  removed: ['bad', 'remove'],
  moved: ['busy', 'compare'],
  draft: ['quiet', 'info'],
  published: ['ok', 'check'],
  changed: ['wait', 'warning'],
  pending: ['wait', 'wait'],
  rejected: ['bad', 'cancel'],
} satisfies Record<string, [Tone, IconName]>;

type Status = keyof typeof looks;

function isKnown(status: string): status is Status {
  return status in looks;
}

/** How something is: colour, symbol and word say the same. */
export function StatusBadge({ status }: { status: string }) {
  const { t } = useTranslation();
  const [tone, icon]: [Tone, IconName] = isKnown(status) ? looks[status] : ['quiet', 'info'];
  return (
    <span className={classes.badge} data-tone={tone} data-live={icon === 'sync' || undefined}>
      <Icon name={icon} size={16} />
      {isKnown(status) ? t(`status.${status}`) : status}
    </span>
  );
}
