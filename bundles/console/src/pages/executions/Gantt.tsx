import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CSSProperties } from 'react';
import type { Step } from '../../api/model';
import { formatDuration } from '../../components/format';
import { Icon } from '../../components/Icon';
import type { Concurrency } from './concurrency';
import classes from './Gantt.module.css';
import type { StatusThen } from './moments';
import { timeline, wholeSpan } from './timeline';

const TICKS = [0, 25, 50, 75, 100];

interface Props {
  steps: readonly Step[];
  now: number;
  then: readonly StatusThen[];
  /** The step that the current stop is about. */
  current: number | undefined;
  /** The current stop's time. */
  at: number;
  found: Concurrency;
  onPick: (step: number) => void;
}

/** All steps over one axis of time, as they stood at the scrubber's stop. */
export function Gantt({ steps, now, then, current, at, found, onPick }: Props) {
  const { t } = useTranslation();
  const { start, end } = wholeSpan(steps, now);
  const head = Math.min(Math.max(((at - start) / (end - start)) * 100, 0), 100);
  return (
    <div className={classes.frame} style={{ '--head': `${head}%` } as CSSProperties}>
      <div className={classes.axis} aria-hidden>
        <span />
        <span className={classes.ticks}>
          {TICKS.map((tick) => (
            <span key={tick} style={{ left: `${tick}%` }} data-edge={tick === 0 ? 'start' : tick === 100 ? 'end' : undefined}>
              {tick === 0 ? '0' : formatDuration(((end - start) * tick) / 100)}
            </span>
          ))}
        </span>
        <span />
      </div>
      <ol className={classes.rows}>
        {timeline(steps, now).map(({ step, depth, pass, left, width }, index) => {
          const open = step.status === 'RUNNING' || step.status === 'WAITING';
          return (
            <li key={`${step.path}@${step.attempt}`}>
              <UnstyledButton
                className={classes.row}
                data-then={then[index]}
                aria-current={current === index ? 'step' : undefined}
                onClick={() => onPick(index)}
              >
                <span className={classes.name} style={{ '--depth': depth } as CSSProperties}>
                  <span>{step.node}</span>
                  {pass !== undefined && <span className={classes.mark}>{t('steps.pass', { pass })}</span>}
                  {found.parallel.has(index) && (
                    <span className={classes.mark} title={t('playback.parallel')}>
                      <Icon name="parallel" size={14} label={t('playback.parallel')} />
                    </span>
                  )}
                  {found.longest === index && steps.length > 1 && (
                    <span className={classes.mark} title={t('playback.longest')}>
                      <Icon name="slow" size={14} label={t('playback.longest')} />
                    </span>
                  )}
                </span>
                <span className={classes.track}>
                  <span className={classes.bar} style={{ left: `${left}%`, width: `${width}%` }} />
                  <span className={classes.head} />
                </span>
                <span className={classes.time}>{open ? '…' : formatDuration(step.durationMillis)}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
