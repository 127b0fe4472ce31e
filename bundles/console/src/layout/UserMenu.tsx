import { Avatar, Indicator, Menu, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../api/queries';
import { useLogout } from '../auth/useLogout';
import { Icon } from '../components/Icon';
import { useConnectionState } from '../live/LiveContext';

/** Profile, settings and the way out; nowhere else (UI-03). */
export function UserMenu() {
  const { t } = useTranslation();
  const { data: me } = useQuery(queries.me());
  const online = useConnectionState() === 'connected';
  const logout = useLogout();
  const name = me?.name || me?.username || '';
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <UnstyledButton aria-label={t('user.menu', { name })} style={{ borderRadius: '50%' }}>
          <Indicator color={online ? '#1f9d55' : 'gray'} size={12} offset={5} position="bottom-end" withBorder>
            <Avatar radius="xl" size={36} name={name} styles={{ placeholder: { background: '#5636c4', color: '#fff' } }} />
          </Indicator>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={700} c="var(--mantine-color-text)">
            {name}
          </Text>
          <Text size="xs">{me?.roles?.join(', ')}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/profile" leftSection={<Icon name="account" size={18} />}>
          {t('user.profile')}
        </Menu.Item>
        <Menu.Item component={Link} to="/settings" leftSection={<Icon name="settings" size={18} />}>
          {t('user.settings')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="logout" size={18} />} onClick={() => void logout()}>
          {t('user.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
