import { ThemeIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { marketQueries } from '../../api/marketplace';
import type { ListingCard } from '../../api/marketplaceModel';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icons';
import classes from './Market.module.css';

const icons: Record<string, IconName> = {
  agents: 'agent',
  tools: 'tool',
  connectors: 'hook',
  routes: 'route',
  triggers: 'schedule',
  panels: 'widgets',
  channels: 'bell',
  providers: 'hub',
  templates: 'template',
};

/** Its own picture, or what stands for its kind. */
export function ListingIcon({ listing: { icon, kinds }, size = 44 }: { listing: Pick<ListingCard, 'icon' | 'kinds'>; size?: number }) {
  const picture = useQuery({ ...marketQueries.picture(icon ?? ''), enabled: Boolean(icon) });
  if (picture.data) return <img src={picture.data} alt="" width={size} height={size} className={classes.icon} />;
  return (
    <ThemeIcon variant="light" size={size} radius="md">
      <Icon name={kinds.map((kind) => icons[kind]).find(Boolean) ?? 'extension'} size={size * 0.55} />
    </ThemeIcon>
  );
}
