import { Kbd, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon';
import classes from './PaletteButton.module.css';

const isMac = /Mac/.test(globalThis.navigator?.userAgent ?? '');

export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={classes.button} onClick={spotlight.open} aria-keyshortcuts="Control+K Meta+K">
      <Icon name="search" size={18} />
      <span className={classes.word}>{t('palette.open')}</span>
      <Kbd size="xs" visibleFrom="sm">
        {isMac ? '⌘K' : 'Ctrl K'}
      </Kbd>
    </UnstyledButton>
  );
}
