import { Code, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import type { SettingChange } from '../../api/durableModel';
import type { Workflow, WorkflowVersion } from '../../api/model';
import { ListSkeleton } from '../../components/ListSkeleton';
import { ProblemAlert } from '../../components/ProblemAlert';
import { NodeChanges } from './NodeChanges';

const TextDiff = lazy(() => import('../../editor/TextDiff'));

interface Props {
  workflow: Workflow;
  versions: readonly WorkflowVersion[];
  /** A version's number, or `draft`. */
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

function changeOf({ before, after }: SettingChange) {
  if (before === undefined || before === null) return 'added';
  return after === undefined || after === null ? 'removed' : 'changed';
}

/** What changed between two versions: node by node, and in the text. */
export function VersionDiff({ workflow, versions, from, to, onChange }: Props) {
  const { t } = useTranslation();
  const diff = useQuery(durableQueries.diff(workflow.id, from, to));
  const nameOf = (side: string) => (side === 'draft' ? t('workflow.draftVersion') : `v${side}`);
  const choices = ['draft', ...versions.map(({ version }) => String(version))].map((value) => ({ value, label: nameOf(value) }));
  const textOf = (side: string) => (side === 'draft' ? workflow.dsl : versions.find((one) => String(one.version) === side)?.dsl);
  const [older, newer] = [textOf(from), textOf(to)];
  const settings = diff.data?.settings ?? [];
  return (
    <Stack>
      <Group>
        <Select
          label={t('versions.from')}
          data={choices}
          value={from}
          allowDeselect={false}
          onChange={(value) => value && onChange(value, to)}
          w={130}
        />
        <Select
          label={t('versions.to')}
          data={choices}
          value={to}
          allowDeselect={false}
          onChange={(value) => value && onChange(from, value)}
          w={130}
        />
      </Group>
      <Title order={3} size="h5">
        {t('versions.nodes')}
      </Title>
      {diff.error ? (
        <ProblemAlert error={diff.error} onRetry={() => void diff.refetch()} />
      ) : diff.isPending ? (
        <ListSkeleton rows={2} />
      ) : diff.data.problem ? (
        <Text size="sm">{diff.data.problem}</Text>
      ) : (
        <NodeChanges changes={diff.data.nodes} />
      )}
      {settings.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t('workflow.settings')}
          </Title>
          <NodeChanges changes={settings.map((one) => ({ ...one, id: one.key, kind: '', change: changeOf(one) }))} />
        </>
      )}
      <Title order={3} size="h5">
        {t('versions.text')}
      </Title>
      {older !== undefined && newer !== undefined ? (
        <Suspense fallback={<Skeleton height={320} />}>
          <TextDiff
            from={older}
            to={newer}
            fromLabel={`${t('workflow.dsl')} ${nameOf(from)}`}
            toLabel={`${t('workflow.dsl')} ${nameOf(to)}`}
          />
        </Suspense>
      ) : (
        diff.data?.textDiff && <Code block>{diff.data.textDiff}</Code>
      )}
    </Stack>
  );
}
