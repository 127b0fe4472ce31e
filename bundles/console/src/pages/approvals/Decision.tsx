import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '../../api/durableModel';
import { confirm } from '../../components/confirm';
import { Icon } from '../../components/Icon';
import { JsonInput } from '../../components/JsonInput';
import { objectOf } from '../../components/json';
import { Panel } from '../../components/Panel';
import { dataOf, emptyField, isReadable, toFields, type Field } from './fields';
import { FieldList } from './FieldList';
import { Refusal } from './Refusal';
import { TypedFields } from './TypedFields';
import { useDecide } from './useDecide';

/** Approve or reject, with a comment and with data that the route gets. */
export function Decision({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const decide = useDecide(approval);
  const asked = approval.fields;
  const [comment, setComment] = useState('');
  const [mode, setMode] = useState<'fields' | 'json'>('fields');
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  const [fields, setFields] = useState<Field[]>([emptyField()]);
  const [text, setText] = useState('');
  const readable = mode === 'fields' || isReadable(text);

  const entered = (): unknown => {
    if (mode === 'json') return text.trim() ? (JSON.parse(text) as unknown) : undefined;
    if (asked.length === 0) return dataOf(fields);
    return Object.keys(typed).length > 0 ? typed : undefined;
  };
  const changeMode = (to: string) => {
    if (to === 'json') {
      const data = entered();
      setText(data === undefined ? '' : JSON.stringify(data, null, 2));
    } else if (asked.length > 0) setTyped(objectOf(text) ?? typed);
    else setFields(toFields(text) ?? fields);
    setMode(to === 'json' ? 'json' : 'fields');
  };

  return (
    <Panel title={t('approvals.decision')}>
      <Stack maw={760}>
        {decide.error && <Refusal error={decide.error} approval={approval} />}
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
        {mode === 'fields' && asked.length > 0 ? (
          <TypedFields fields={asked} values={typed} onChange={setTyped} />
        ) : mode === 'fields' ? (
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
            loading={decide.isPending && decide.variables.approve === false}
            onClick={() =>
              confirm({
                title: t('approvals.rejectTitle'),
                body: t('approvals.rejectBody', { name: approval.name }),
                confirm: t('approvals.reject'),
                onConfirm: () => decide.mutate({ approve: false, comment }),
              })
            }
          >
            {t('approvals.reject')}
          </Button>
          <Button
            leftSection={<Icon name="check" size={18} />}
            disabled={!readable}
            loading={decide.isPending && decide.variables.approve}
            onClick={() => decide.mutate({ approve: true, comment, data: entered() })}
          >
            {t('approvals.approve')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
