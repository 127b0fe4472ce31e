import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, result } from '../../api/client';
import type { DslProblem, Validation } from '../../api/model';

const NONE: DslProblem[] = [];

/** The hub's verdict on a text, a moment after the last change. */
export function useValidation(dsl: string) {
  const [text] = useDebouncedValue(dsl, 500);
  const verdict = useQuery(
    queryOptions({
      queryKey: ['validation', text],
      queryFn: async () =>
        (await result(api.POST('/workflows/validate', { body: { dsl: text } }))) as unknown as Validation,
      placeholderData: keepPreviousData,
      staleTime: 30_000,
    }),
  );
  return {
    problems: verdict.data?.problems ?? NONE,
    /** What works, but is held durable only in part. */
    warnings: verdict.data?.warnings ?? NONE,
    /** Undefined while the text on the screen has not been checked yet. */
    isValid: text === dsl && !verdict.isPlaceholderData ? verdict.data?.valid : undefined,
    error: verdict.error,
  };
}

export type ValidationState = ReturnType<typeof useValidation>;
