import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../api/durableQueries';
import { useLiveInvalidation } from '../live/useLiveInvalidation';
import { countText } from '../pages/approvals/countText';
import classes from './Sidebar.module.css';

/** How many approvals wait for somebody, live; nothing where none do or the person may not see them. */
export function OpenApprovals() {
  const { t } = useTranslation();
  const count = useQuery(durableQueries.approvalsCount());
  useLiveInvalidation('approvals', [['approvals', 'count']]);
  if (!count.data) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden>{countText(count.data)}</span>
      <span className="only-read">{t('approvals.count', { count: count.data })}</span>
    </span>
  );
}
