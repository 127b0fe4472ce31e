import { Skeleton, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { notifyDone } from '../../components/notify';
import { PasswordForm } from '../login/PasswordForm';
import { AccountFacts } from './AccountFacts';
import { ApiKeysPanel } from './ApiKeysPanel';
import { SessionsPanel } from './SessionsPanel';

export default function ProfilePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useQuery(queries.me());
  const changed = () => {
    notifyDone(t('profile.passwordDone'));
    void client.invalidateQueries({ queryKey: queries.sessions().queryKey });
  };
  return (
    <>
      <PageHeader title={t('profile.title')} subtitle={t('profile.subtitle')} />
      <Stack gap="lg" maw={960}>
        <Panel title={t('profile.account')}>
          {me.error ? (
            <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />
          ) : me.data ? (
            <AccountFacts me={me.data} />
          ) : (
            <Skeleton height={60} />
          )}
        </Panel>
        <SessionsPanel />
        <ApiKeysPanel />
        <Panel title={t('profile.password')}>
          <div style={{ maxWidth: 420 }}>
            <PasswordForm onChanged={changed} />
          </div>
        </Panel>
      </Stack>
    </>
  );
}
