import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '../api/queries';
import { useLogout } from '../auth/useLogout';
import { Icon } from '../components/Icon';
import type { IconName } from '../components/icons';
import { APPEARANCES, chooseAppearance } from '../theme/appearance';
import { MODES } from '../theme/modes';
import { places } from './navigation';

/** Everything by name: pages, workflows, plugins, and what the menus can do (Ctrl or Cmd and K). */
export function CommandPalette() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const logout = useLogout();
  const [open, setOpen] = useState(false);
  const workflows = useInfiniteQuery({ ...queries.workflows(''), enabled: open });
  const plugins = useQuery({ ...queries.plugins(), enabled: open });

  const action = (id: string, label: string, icon: IconName, onClick: () => unknown, description?: string) =>
    ({
      id,
      label,
      onClick: () => void onClick(),
      leftSection: <Icon name={icon} />,
      ...(description ? { description } : {}),
    }) satisfies SpotlightActionData;

  const groups: SpotlightActionGroupData[] = [
    {
      group: t('palette.pages'),
      actions: [
        ...MODES.flatMap((mode) => places[mode]).map((place) =>
          action(place.to, t(`nav.${place.label}`), place.icon, () =>
            place.external ? window.open(place.to, '_blank', 'noreferrer') : navigate(place.to),
          ),
        ),
        action('/profile', t('user.profile'), 'account', () => navigate('/profile')),
        action('/settings', t('user.settings'), 'settings', () => navigate('/settings')),
      ],
    },
    {
      group: t('palette.actions'),
      actions: [
        action('new-workflow', t('workflows.create'), 'add', () => navigate('/workflows?create')),
        action('failed', t('palette.failed'), 'error', () => navigate('/executions?status=FAILED')),
        ...APPEARANCES.map((one) =>
          action(`theme-${one}`, `${t('theme.choose')}: ${t(`theme.${one}`)}`, 'contrast', () => chooseAppearance(one)),
        ),
        action('logout', t('user.logout'), 'logout', logout),
      ],
    },
    {
      group: t('nav.workflows'),
      actions: (workflows.data?.pages ?? [])
        .flatMap((page) => page.items)
        .map((one) =>
          action(one.id, one.name, 'route', () => navigate(`/workflows/${one.id}`), one.description ?? undefined),
        ),
    },
    {
      group: t('nav.plugins'),
      actions: (plugins.data?.items ?? []).map((one) =>
        action(`plugin-${one.id}`, one.name, 'extension', () => navigate(`/plugins/${encodeURIComponent(one.id)}`), one.summary ?? undefined),
      ),
    },
  ];

  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      triggerOnContentEditable
      nothingFound={t('palette.nothing')}
      highlightQuery
      limit={12}
      scrollable
      maxHeight={480}
      onSpotlightOpen={() => setOpen(true)}
      searchProps={{
        leftSection: <Icon name="search" />,
        placeholder: t('palette.search'),
        'aria-label': t('palette.search'),
      }}
    />
  );
}
