import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, result } from '../../api/client';
import { asProblem } from '../../api/problem';
import { queries } from '../../api/queries';
import type { Workflow } from '../../api/model';
import { notifyDone, notifyProblem } from '../../components/notify';
import { parseSettings, toBody, type useDraft } from './useDraft';

/** Saves the draft unless somebody else has saved since; then asks what to do. */
export function useSave(workflow: Workflow, editing: ReturnType<typeof useDraft>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { queryKey } = queries.workflow(workflow.id);
  const mutation = useMutation({
    mutationFn: (etag: string) =>
      result(
        api.PUT('/workflows/{id}', {
          params: { path: { id: workflow.id }, header: { 'If-Match': `"${etag}"` } },
          body: toBody(editing.draft),
        }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      editing.discard();
      void client.invalidateQueries({ queryKey: ['workflows', 'list'] });
      notifyDone(t('workflow.saved'));
    },
    onError: (error) => {
      // Reads theirs, to say who it was; ours stays in the editor.
      if (asProblem(error).status === 412) void client.invalidateQueries({ queryKey });
      else notifyProblem(error);
    },
  });
  const conflict = mutation.error && asProblem(mutation.error).status === 412 ? mutation.error : undefined;
  return {
    save: () => {
      if (parseSettings(editing.draft.settings)) mutation.mutate(editing.etag);
    },
    overwrite: () => mutation.mutate(workflow.etag),
    isPending: mutation.isPending,
    conflict,
    /** Who saved last. */
    other: workflow.updatedBy,
    dismiss: mutation.reset,
  };
}

export type Saving = ReturnType<typeof useSave>;
