import { Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/Panel';
import { parseSettings, type useDraft } from './useDraft';

interface Props {
  editing: ReturnType<typeof useDraft>;
  readOnly: boolean;
}

/** Name, description and settings; saved together with the route. */
export function DetailsTab({ editing, readOnly }: Props) {
  const { t } = useTranslation();
  const { draft, edit } = editing;
  return (
    <Panel>
      <Stack maw={720}>
        <TextInput
          label={t('workflows.name')}
          value={draft.name}
          readOnly={readOnly}
          maxLength={200}
          error={draft.name.trim() === '' ? t('form.required') : undefined}
          onChange={(event) => edit({ name: event.currentTarget.value })}
        />
        <Textarea
          label={t('workflows.description')}
          value={draft.description}
          readOnly={readOnly}
          autosize
          minRows={2}
          onChange={(event) => edit({ description: event.currentTarget.value })}
        />
        <Textarea
          label={t('workflow.settings')}
          description={t('workflow.settingsHint')}
          placeholder={'{\n  "capture": "effects"\n}'}
          value={draft.settings}
          readOnly={readOnly}
          autosize
          minRows={6}
          maxRows={24}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          error={parseSettings(draft.settings) ? undefined : t('workflow.settingsInvalid')}
          onChange={(event) => edit({ settings: event.currentTarget.value })}
        />
      </Stack>
    </Panel>
  );
}
