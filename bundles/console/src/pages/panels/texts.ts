import type { PluginPanel } from '../../api/panels';
import { iconPaths, type IconName } from '../../components/icons';

/** In the reader's language, or in English, which every panel has. */
export function panelTitle(panel: PluginPanel, language: string): string {
  return panel.title[language.slice(0, 2)] ?? panel.title['en'] ?? panel.name;
}

export function panelIcon(panel: PluginPanel): IconName {
  return panel.icon !== undefined && Object.hasOwn(iconPaths, panel.icon) ? (panel.icon as IconName) : 'widgets';
}

export const panelPath = (panel: PluginPanel): string => `/panels/${panel.plugin}/${panel.name}`;
