import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Execution } from '../../api/model';
import { notifyDone } from '../../components/notify';

/** A call that makes an execution (or sets one going again), and the way to it. */
export function useStartedFrom<T>(start: (values: T) => Promise<Execution>, done: string, onDone: () => void) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: start,
    onSuccess: async (execution) => {
      onDone();
      notifyDone(done);
      void client.invalidateQueries({ queryKey: ['executions'] });
      await navigate(`/executions/${execution.id}`);
    },
  });
}
