import { Button, MantineProvider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { EmptyState } from '../components/EmptyState';

/** A page that could not be shown: the hub was updated meanwhile, or there is a mistake in the console. */
export function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <MantineProvider>
      <EmptyState
        icon="warning"
        title={t('crash.title')}
        hint={error instanceof Error ? `${t('crash.hint')} (${error.message})` : t('crash.hint')}
        action={<Button onClick={() => location.reload()}>{t('crash.reload')}</Button>}
      />
    </MantineProvider>
  );
}
