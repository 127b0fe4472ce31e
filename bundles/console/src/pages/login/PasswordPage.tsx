import { Anchor, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { api, result } from '../../api/client';
import { queries } from '../../api/queries';
import { session } from '../../auth/session';
import { useLogout } from '../../auth/useLogout';
import { useIsLoggedIn } from '../../auth/useSession';
import { notifyDone } from '../../components/notify';
import { FrontDoor } from './FrontDoor';
import { PasswordForm } from './PasswordForm';

/** The first step of somebody whose password was made by another. */
export default function PasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const logout = useLogout();
  const loggedIn = useIsLoggedIn();
  const me = useQuery({ ...queries.me(), enabled: loggedIn });

  const changed = async (password: string) => {
    const username = me.data?.username;
    // A new password ends the old sessions, and the old token still says that it must be changed.
    if (username) session.begin(await result(api.POST('/auth/login', { body: { username, password } })));
    else session.end();
    client.clear();
    notifyDone(t('password.done'));
    await navigate('/', { replace: true });
  };

  if (!loggedIn) return <Navigate to="/login" replace />;
  return (
    <FrontDoor title={t('password.title')}>
      <Text c="dimmed">{t('password.why')}</Text>
      <PasswordForm onChanged={changed} />
      <Anchor component="button" type="button" size="sm" onClick={() => void logout()} ta="left">
        {t('user.logout')}
      </Anchor>
    </FrontDoor>
  );
}
