import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/Panel';
import { PageHeader } from '../../components/PageHeader';
import { chooseLanguage, LANGUAGES, type Language } from '../../i18n';
import { APPEARANCES, chooseAppearance, useAppearance, type Appearance } from '../../theme/appearance';

export default function SettingsPage() {
  const { t, i18n } = useTranslation();
  const appearance = useAppearance();
  return (
    <>
      <PageHeader title={t('settings.title')} subtitle={t('settings.subtitle')} />
      <Stack maw={640} gap="lg">
        <Panel title={t('settings.appearance')}>
          <Radio.Group
            value={appearance}
            onChange={(value) => chooseAppearance(value as Appearance)}
            aria-label={t('settings.appearance')}
          >
            <Stack gap="sm">
              {APPEARANCES.map((one) => (
                <Radio key={one} value={one} label={t(`theme.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
        </Panel>
        <Panel title={t('settings.language')}>
          <Radio.Group
            value={i18n.language}
            onChange={(value) => chooseLanguage(value as Language)}
            aria-label={t('settings.language')}
          >
            <Stack gap="sm">
              {LANGUAGES.map((one) => (
                <Radio key={one} value={one} label={t(`settings.languages.${one}`)} />
              ))}
            </Stack>
          </Radio.Group>
        </Panel>
      </Stack>
    </>
  );
}
