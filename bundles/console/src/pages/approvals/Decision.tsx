import { Alert, Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { durableQueries } from '../../api/durableQueries';
import type { Approval } from '../../api/durableModel';
import { asProblem } from '../../api/problem';
import { confirm } from '../../components/confirm';
import { Icon } from '../../components/Icon';
import { JsonInput } from '../../components/JsonInput';
import { notifyDone } from '../../components/notify';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { dataOf, emptyField, isReadable, toFields, type Field } from './fields';
import { FieldList } from './FieldList';

/** Refusals that are no mistakes: they say who may decide, or that somebody has. */
const REFUSALS = { 'approval.four-eyes': 'fourEyes', 'approval.role': 'role', 'approval.decided': 'decided' } as const;

/** Approve or reject, with a comment and with data that the route gets. */
export function Decision({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [comment, setComment] = useState('');
  const [mode, setMode] = useState<'fields' | 'json'>('fields');
  const [fields, setFields] = useState<Field[]>([emptyField()]);
  const [text, setText] = useState('');
  const data = mode === 'fields' ? dataOf(fields) : text;
  const readable = mode === 'fields' || isReadable(text);

  const decide = useMutation({
    mutationFn: (yes: boolean) => {
      const said = comment.trim() ? { comment: comment.trim() } : {};
      if (!yes) return durable.reject(approval.id, said);
      const given = typeof data === 'string' ? (data.trim() ? (JSON.parse(data) as unknown) : undefined) : data;
      return durable.approve(approval.id, { ...said, ...(given === undefined ? {} : { data: given }) });
    },
    onSuccess: (decided, yes) => {
      client.setQueryData(durableQueries.approval(approval.id).queryKey, (before) => ({ ...before, ...decided }));
      notifyDone(t(yes ? 'approvals.approved' : 'approvals.rejected', { name: approval.name }));
    },
    // Refused or not: what the page shows may be old.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['approvals'] });
      void client.invalidateQueries({ queryKey: ['executions'] });
    },
  });
  const refusal = decide.error ? REFUSALS[asProblem(decide.error).code as keyof typeof REFUSALS] : undefined;

  const changeMode = (to: string) => {
    if (to === 'json') setText(dataOf(fields) ? JSON.stringify(dataOf(fields), null, 2) : '');
    else setFields(toFields(text) ?? fields);
    setMode(to === 'json' ? 'json' : 'fields');
  };

  return (
    <Panel title={t('approvals.decision')}>
      <Stack maw={760}>
        {refusal ? (
          <Alert role="alert" color="yellow" variant="light" icon={<Icon name="lock" />} title={t(`approvals.refused.${refusal}`)}>
            <Text size="sm" className="wrap-anywhere">
              {t(`approvals.refused.${refusal}Hint`, { role: approval.role ?? '', who: approval.requestedBy ?? '' })}
            </Text>
          </Alert>
        ) : (
          decide.error && <ProblemAlert error={decide.error} />
        )}
        <Textarea
          label={t('approvals.comment')}
          description={t('approvals.commentHint')}
          autosize
          minRows={2}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group justify="space-between" align="flex-end">
          <div>
            <Text size="sm" fw={500}>
              {t('approvals.data')}
            </Text>
            <Text size="xs" c="dimmed">
              {t('approvals.dataHint')}
            </Text>
          </div>
          <SegmentedControl
            size="xs"
            aria-label={t('approvals.dataAs')}
            value={mode}
            onChange={changeMode}
            data={[
              { value: 'fields', label: t('approvals.fields') },
              { value: 'json', label: 'JSON' },
            ]}
          />
        </Group>
        {mode === 'fields' ? (
          <FieldList fields={fields} onChange={setFields} />
        ) : (
          <JsonInput
            aria-label={t('approvals.data')}
            value={text}
            error={readable ? undefined : t('approvals.notJson')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            leftSection={<Icon name="cancel" size={18} />}
            loading={decide.isPending && decide.variables === false}
            onClick={() =>
              confirm({
                title: t('approvals.rejectTitle'),
                body: t('approvals.rejectBody', { name: approval.name }),
                confirm: t('approvals.reject'),
                onConfirm: () => decide.mutate(false),
              })
            }
          >
            {t('approvals.reject')}
          </Button>
          <Button
            leftSection={<Icon name="check" size={18} />}
            disabled={!readable}
            loading={decide.isPending && decide.variables === true}
            onClick={() => decide.mutate(true)}
          >
            {t('approvals.approve')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
