import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { ListSkeleton } from '../components/ListSkeleton';
import { Bell } from './Bell';
import { CommandPalette } from './CommandPalette';
import { ConnectionBadge } from './ConnectionBadge';
import classes from './Layout.module.css';
import { PaletteButton } from './PaletteButton';
import { Sidebar } from './Sidebar';
import { ThemeMenu } from './ThemeMenu';
import { UserMenu } from './UserMenu';

/** What stands around every page (UI-03). */
export function Layout() {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      layout="alt"
      className={classes.root}
      header={{ height: 60 }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="lg"
    >
      <a href="#main" className="skip-link">
        {t('layout.skip')}
      </a>
      <AppShell.Navbar className={classes.navbar}>
        <Group hiddenFrom="sm" justify="flex-end" p="xs">
          <Burger opened onClick={close} size="sm" aria-label={t('layout.closeMenu')} />
        </Group>
        <Sidebar onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="lg" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('layout.openMenu')} />
            <PaletteButton />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ConnectionBadge />
            <ThemeMenu />
            <Bell />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <div className={classes.page}>
          <Suspense fallback={<ListSkeleton />}>
            <Outlet />
          </Suspense>
        </div>
      </AppShell.Main>
      <CommandPalette />
    </AppShell>
  );
}
