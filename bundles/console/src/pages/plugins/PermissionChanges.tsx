import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PluginPlan } from '../../api/model';
import { Icon } from '../../components/Icon';
import classes from './Plan.module.css';

type Changes = PluginPlan['permissions'];

/** What plugins ask for beyond what they had, and what they no longer ask for. */
export function PermissionChanges({ permissions }: { permissions: Changes }) {
  const { t } = useTranslation();
  const changed = Object.entries(permissions).filter(([, { added, removed }]) => added.length + removed.length > 0);
  if (changed.length === 0) return <Text size="sm">{t('plugins.plan.samePermissions')}</Text>;
  return (
    <Stack gap="xs">
      {changed.map(([plugin, { added, removed }]) => (
        <div key={plugin}>
          {Object.keys(permissions).length > 1 && (
            <Text size="sm" c="dimmed" mb={4}>
              {plugin}
            </Text>
          )}
          <Group gap={6}>
            {added.map((name) => (
              <span key={name} className={classes.permission} data-change="added">
                <Icon name="add" size={16} label={t('plugins.plan.added')} /> {name}
              </span>
            ))}
            {removed.map((name) => (
              <span key={name} className={classes.permission} data-change="removed">
                <Icon name="remove" size={16} label={t('plugins.plan.dropped')} /> {name}
              </span>
            ))}
          </Group>
        </div>
      ))}
    </Stack>
  );
}
