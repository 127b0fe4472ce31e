import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { Workflow } from '../../api/model';
import type { JsonSchema } from '../../editor/schema';
import classes from './EditorTab.module.css';
import { ProblemList } from './ProblemList';
import type { useDraft } from './useDraft';
import type { ValidationState } from './useValidation';
import { WorkflowFacts } from './WorkflowFacts';

const YamlEditor = lazy(() => import('../../editor/YamlEditor'));

interface Props {
  workflow: Workflow;
  editing: ReturnType<typeof useDraft>;
  validation: ValidationState;
  readOnly: boolean;
}

export function EditorTab({ workflow, editing, validation, readOnly }: Props) {
  const { t } = useTranslation();
  const schema = useQuery(queries.camelSchema());
  const [goTo, setGoTo] = useState<{ line: number; wish: number } | undefined>();
  return (
    <Stack gap="md">
      <WorkflowFacts workflow={workflow} />
      <Paper withBorder radius="lg" className={classes.frame}>
        <div className={classes.editor}>
          <Suspense fallback={<Skeleton height="100%" />}>
            <YamlEditor
              value={editing.draft.dsl}
              label={t('workflow.dsl')}
              readOnly={readOnly}
              onChange={(dsl) => editing.edit({ dsl })}
              problems={validation.problems}
              warnings={validation.warnings}
              schema={schema.data as JsonSchema | undefined}
              goTo={goTo}
            />
          </Suspense>
        </div>
        <ProblemList
          validation={validation}
          onShow={(line) => setGoTo((before) => ({ line, wish: (before?.wish ?? 0) + 1 }))}
        />
      </Paper>
      {schema.isError && (
        <Group>
          <Text size="xs" c="dimmed">
            {t('workflow.noSchema')}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
