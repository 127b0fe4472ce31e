import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { Icon } from '../components/Icon';
import { modeOf, MODES } from '../theme/modes';
import { modeIcons, places } from './navigation';
import { OpenApprovals } from './OpenApprovals';
import { PanelLinks } from './PanelLinks';
import classes from './Sidebar.module.css';

/** The three modes, and the pages of the current one. */
export function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const { t } = useTranslation();
  const mode = modeOf(useLocation().pathname);
  return (
    <div className={classes.sidebar}>
      <Link to="/" className={classes.brand} onClick={onNavigate}>
        <img src="/serai.svg" width={32} height={32} alt="" />
        {t('app.name')}
      </Link>
      <nav className={classes.modes} aria-label={t('layout.modes')}>
        {MODES.map((one) => (
          <Link
            key={one}
            to={places[one][0].to}
            className={classes.mode}
            data-mode={one}
            data-active={one === mode || undefined}
            aria-current={one === mode ? 'true' : undefined}
            onClick={onNavigate}
          >
            <Icon name={modeIcons[one]} size={22} />
            {t(`mode.${one}`)}
          </Link>
        ))}
      </nav>
      <nav className={classes.nav} aria-label={t('layout.pages')}>
        {places[mode].map((place) =>
          place.external ? (
            <a key={place.to} href={place.to} target="_blank" rel="noreferrer" className={classes.link}>
              <Icon name={place.icon} size={22} />
              {t(`nav.${place.label}`)}
              <Icon name="openInNew" size={16} label={t('layout.newTab')} />
            </a>
          ) : (
            <NavLink key={place.to} to={place.to} end={place.to === '/'} className={classes.link} onClick={onNavigate}>
              <Icon name={place.icon} size={22} />
              {t(`nav.${place.label}`)}
              {place.counted && <OpenApprovals />}
            </NavLink>
          ),
        )}
      </nav>
      {mode === 'hub' && <PanelLinks onNavigate={onNavigate} />}
    </div>
  );
}
