import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../api/model';
import { EmptyState } from '../../components/EmptyState';
import type { Asked } from './ExecutionDialogs';
import { StepRow } from './StepRow';
import classes from './StepTimeline.module.css';
import { timeline } from './timeline';

interface Props {
  steps: Step[];
  running: boolean;
  offers: readonly ('retryFrom' | 'fork')[];
  onAsk: (asked: Asked) => void;
}

/** The steps as they began, each with its place in time; a click shows what went in and out. */
export function StepTimeline({ steps, running, offers, onAsk }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | undefined>();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);

  if (steps.length === 0) {
    return (
      <EmptyState
        icon="route"
        title={t(running ? 'steps.notYet' : 'steps.none')}
        hint={t(running ? 'steps.notYetHint' : 'steps.noneHint')}
      />
    );
  }
  return (
    <>
      <div className={classes.head} aria-hidden>
        <span>{t('steps.step')}</span>
        <span>{t('steps.status')}</span>
        <span>{t('steps.time')}</span>
        <span className={classes.time}>{t('steps.duration')}</span>
        <span />
      </div>
      <ol className={classes.list}>
        {timeline(steps, now).map((line) => {
          const key = `${line.step.path}@${line.step.attempt}`;
          return (
            <StepRow
              key={key}
              line={line}
              offers={offers}
              onAsk={onAsk}
              open={key === open}
              onToggle={() => setOpen(key === open ? undefined : key)}
            />
          );
        })}
      </ol>
    </>
  );
}
