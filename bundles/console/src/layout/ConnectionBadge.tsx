import { Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon';
import type { IconName } from '../components/icons';
import { useConnectionState, useReconnect } from '../live/LiveContext';
import type { ConnectionState } from '../live/protocol';
import classes from './ConnectionBadge.module.css';

const icons: Record<ConnectionState, IconName> = {
  connecting: 'sync',
  connected: 'online',
  reconnecting: 'sync',
  offline: 'offline',
};

/** Whether what is on the screen is live; a click tries again at once. */
export function ConnectionBadge() {
  const { t } = useTranslation();
  const state = useConnectionState();
  const reconnect = useReconnect();
  return (
    <Tooltip label={t(`connection.${state}.hint`)} multiline maw={280}>
      <UnstyledButton className={classes.state} data-state={state} onClick={reconnect} aria-live="polite">
        <Icon name={icons[state]} size={18} />
        <span className={classes.word}>{t(`connection.${state}.word`)}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
