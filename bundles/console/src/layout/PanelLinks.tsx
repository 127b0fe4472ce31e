import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { panelQueries } from '../api/panels';
import { Icon } from '../components/Icon';
import { useLiveInvalidation } from '../live/useLiveInvalidation';
import { panelIcon, panelPath, panelTitle } from '../pages/panels/texts';
import classes from './Sidebar.module.css';

/** The panels of plugins; they come and go with them. */
export function PanelLinks({ onNavigate }: { onNavigate: () => void }) {
  const { t, i18n } = useTranslation();
  const panels = useQuery(panelQueries.all()).data ?? [];
  useLiveInvalidation('plugins', [['panels']], { onJoined: true });
  if (panels.length === 0) return null;
  return (
    <nav className={classes.nav} aria-label={t('panels.menu')}>
      <div className={classes.heading}>{t('panels.menu')}</div>
      {panels.map((panel) => (
        <NavLink key={panelPath(panel)} to={panelPath(panel)} className={classes.link} onClick={onNavigate}>
          <Icon name={panelIcon(panel)} size={22} />
          {panelTitle(panel, i18n.language)}
        </NavLink>
      ))}
    </nav>
  );
}
