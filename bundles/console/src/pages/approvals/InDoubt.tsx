import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '../../api/durableModel';
import { Icon } from '../../components/Icon';
import { JsonInput } from '../../components/JsonInput';
import { Panel } from '../../components/Panel';
import { inputOf } from '../workflows/inputOf';
import { Refusal } from './Refusal';
import { useDecide, type Answer } from './useDecide';

const CHOICES = ['repeat', 'happened', 'fail'] as const;
type Choice = (typeof CHOICES)[number];

/** A step that is done once was under way when the hub ended: a person finds out, and says how it goes on. */
export function InDoubt({ approval }: { approval: Approval }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice | ''>('');
  const [result, setResult] = useState('');
  const [comment, setComment] = useState('');
  const decide = useDecide(approval);
  const answers: Record<Choice, Omit<Answer, 'comment'>> = {
    repeat: { approve: true },
    happened: { approve: true, data: inputOf(result) ?? '' },
    fail: { approve: false },
  };
  return (
    <Panel title={t('approvals.decision')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (choice) decide.mutate({ ...answers[choice], comment });
        }}
      >
        <Stack maw={760}>
          {decide.error && <Refusal error={decide.error} approval={approval} />}
          <Text size="sm">{t('inDoubt.hint', { step: approval.path })}</Text>
          <Radio.Group label={t('inDoubt.choose')} value={choice} onChange={(value) => setChoice(value as Choice)}>
            <Stack gap="sm" mt="xs">
              {CHOICES.map((one) => (
                <Radio key={one} value={one} label={t(`inDoubt.${one}`)} description={t(`inDoubt.${one}Hint`)} />
              ))}
            </Stack>
          </Radio.Group>
          {choice === 'happened' && (
            <JsonInput
              label={t('inDoubt.result')}
              description={t('inDoubt.resultHint')}
              minRows={3}
              value={result}
              onChange={(event) => setResult(event.currentTarget.value)}
            />
          )}
          <Textarea
            label={t('approvals.comment')}
            description={t('approvals.commentHint')}
            autosize
            minRows={2}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" leftSection={<Icon name="check" size={18} />} disabled={choice === ''} loading={decide.isPending}>
              {t('inDoubt.decide')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
