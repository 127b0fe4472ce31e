import { UnstyledButton } from '@mantine/core';
import { useId, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../components/format';
import { Icon } from '../../components/Icon';
import { StatusBadge } from '../../components/StatusBadge';
import type { Asked } from './ExecutionDialogs';
import { StepDetails } from './StepDetails';
import classes from './StepTimeline.module.css';
import type { Line } from './timeline';

interface Props {
  line: Line;
  offers: readonly ('retryFrom' | 'fork')[];
  onAsk: (asked: Asked) => void;
  open: boolean;
  onToggle: () => void;
}

/** One step: what it is, how it ended, when and how long. */
export function StepRow({ line, offers, onAsk, open, onToggle }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { step } = line;
  const duration = step.status === 'RUNNING' || step.status === 'WAITING' ? '…' : formatDuration(step.durationMillis);
  return (
    <li className={classes.item}>
      <UnstyledButton className={classes.row} onClick={onToggle} aria-expanded={open} aria-controls={id}>
        <span className={classes.name} style={{ '--depth': line.depth } as CSSProperties}>
          <span className={classes.node}>
            {line.pass !== undefined && <span className={classes.pass}>{t('steps.pass', { pass: line.pass })}</span>}
            {step.node}
            {step.attempt > 1 && <span className={classes.pass}>{t('steps.attempt', { attempt: step.attempt })}</span>}
          </span>
          <span className={classes.kind}>{[step.kind, step.label].filter(Boolean).join(' · ')}</span>
        </span>
        <StatusBadge status={step.status} />
        <span className={classes.track}>
          <span
            className={classes.bar}
            data-status={step.status}
            style={{ left: `${line.left}%`, width: `${line.width}%` }}
          />
        </span>
        <span className={classes.time}>{duration}</span>
        <span className={classes.arrow}>
          <Icon name="chevron" />
        </span>
      </UnstyledButton>
      {open && (
        <div id={id} className={classes.details}>
          <StepDetails step={step} offers={offers} onAsk={onAsk} />
        </div>
      )}
    </li>
  );
}
