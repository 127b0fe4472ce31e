import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon';
import type { IconName } from '../components/icons';
import { APPEARANCES, chooseAppearance, useAppearance, type Appearance } from '../theme/appearance';

const icons: Record<Appearance, IconName> = { auto: 'settings', light: 'light', dark: 'dark', contrast: 'contrast' };

export function ThemeMenu() {
  const { t } = useTranslation();
  const appearance = useAppearance();
  return (
    <Menu position="bottom-end" shadow="md" withinPortal>
      <Menu.Target>
        <Tooltip label={t('theme.choose')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme.choose')}>
            <Icon name={appearance === 'auto' ? 'light' : icons[appearance]} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {APPEARANCES.map((one) => (
          <Menu.Item
            key={one}
            leftSection={<Icon name={icons[one]} size={18} />}
            rightSection={one === appearance ? <Icon name="check" size={16} label={t('theme.current')} /> : undefined}
            onClick={() => chooseAppearance(one)}
          >
            {t(`theme.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
