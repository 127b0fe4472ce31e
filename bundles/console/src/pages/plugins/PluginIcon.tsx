import { ThemeIcon } from '@mantine/core';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icons';

const icons: Record<string, IconName> = {
  agent: 'agent',
  tool: 'tool',
  connector: 'hook',
  routes: 'route',
  trigger: 'schedule',
  panel: 'widgets',
  channel: 'bell',
  provider: 'hub',
};

export function PluginIcon({ kinds }: { kinds: readonly string[] }) {
  const icon = kinds.map((kind) => icons[kind]).find(Boolean) ?? 'extension';
  return (
    <ThemeIcon variant="light" size={44} radius="md">
      <Icon name={icon} size={24} />
    </ThemeIcon>
  );
}
