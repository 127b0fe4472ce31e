import { Anchor, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
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

  const changed = async () => {
    // The old token may still say that the password must be changed.
    await session.renewRefused();
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
