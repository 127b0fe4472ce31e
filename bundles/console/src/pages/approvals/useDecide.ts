import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { durableQueries } from '../../api/durableQueries';
import type { Approval } from '../../api/durableModel';
import { notifyDone } from '../../components/notify';

export interface Answer {
  approve: boolean;
  comment: string;
  /** Reaches the route with an approval. */
  data?: unknown;
}

/** Tells the hub what was decided. */
export function useDecide(approval: Approval) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ approve, comment, data }: Answer) => {
      const said = comment.trim() ? { comment: comment.trim() } : {};
      if (!approve) return durable.reject(approval.id, said);
      return durable.approve(approval.id, { ...said, ...(data === undefined ? {} : { data }) });
    },
    onSuccess: (decided, { approve }) => {
      client.setQueryData(durableQueries.approval(approval.id).queryKey, (before) => ({ ...before, ...decided }));
      notifyDone(t(approve ? 'approvals.approved' : 'approvals.rejected', { name: approval.name }));
    },
    // Refused or not: what the page shows may be old.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['approvals'] });
      void client.invalidateQueries({ queryKey: ['executions'] });
    },
  });
}
