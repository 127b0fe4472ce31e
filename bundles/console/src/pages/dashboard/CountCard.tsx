import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './CountCard.module.css';

interface Props {
  label: string;
  /** Undefined while it is not known. */
  value: number | undefined;
  tone: 'ok' | 'bad' | 'busy' | 'wait';
  /** Statuses that the list shows after a click. */
  to: string;
}

export function CountCard({ label, value, tone, to }: Props) {
  const { i18n } = useTranslation();
  return (
    <Link to={`/executions?status=${to}`} className={classes.card} data-tone={tone}>
      {value === undefined ? (
        <Skeleton height={36} width={80} mb={5} />
      ) : (
        <div className={classes.value}>{value.toLocaleString(i18n.language)}</div>
      )}
      <div className={classes.label}>{label}</div>
    </Link>
  );
}
