import { Box, Group, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PluginPlan } from '../../api/model';
import { PermissionChanges } from './PermissionChanges';
import classes from './Plan.module.css';

type Item = PluginPlan['install'][number];

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box className={classes.part}>
      <Text size="sm" fw={700} mb={4}>
        {title}
      </Text>
      {children}
    </Box>
  );
}

function Items({ items, staying }: { items: Item[]; staying: (item: Item) => string }) {
  return (
    <Stack gap={6}>
      {items.map((item) => (
        <div key={`${item.id}@${item.version}`}>
          <Group gap={6}>
            <Text size="sm" fw={500} className="wrap-anywhere">
              {item.id}
            </Text>
            <Text size="sm" className="mono">
              {item.from ? `${item.from} → ${item.version}` : item.version}
            </Text>
          </Group>
          {item.executions > 0 && (
            <Text size="sm" c="dimmed">
              {staying(item)}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
}

/** All that a change would touch. */
export function PlanView({ plan }: { plan: PluginPlan }) {
  const { t } = useTranslation();
  const stays = ({ executions, from }: Item) => t('plugins.plan.stays', { count: executions, version: from ?? '' });
  return (
    <div>
      {plan.install.length > 0 && (
        <Part title={t('plugins.plan.install')}>
          <Items items={plan.install} staying={stays} />
        </Part>
      )}
      {plan.update.length > 0 && (
        <Part title={t('plugins.plan.update')}>
          <Items items={plan.update} staying={stays} />
        </Part>
      )}
      {plan.remove.length > 0 && (
        <Part title={t('plugins.plan.remove')}>
          <Items items={plan.remove} staying={({ executions }) => t('plugins.plan.holds', { count: executions })} />
        </Part>
      )}
      {plan.install.length + plan.update.length > 0 && (
        <Part title={t('plugins.plan.permissions')}>
          <PermissionChanges permissions={plan.permissions} />
        </Part>
      )}
      {plan.workflows.length > 0 && (
        <Part title={t(plan.remove.length > 0 ? 'plugins.plan.workflowsGo' : 'plugins.plan.workflows')}>
          <List size="sm">
            {plan.workflows.map((name) => (
              <List.Item key={name}>{name}</List.Item>
            ))}
          </List>
        </Part>
      )}
      {plan.refresh.length > 0 && (
        <Part title={t('plugins.plan.refresh')}>
          <List size="sm">
            {plan.refresh.map((name) => (
              <List.Item key={name}>{name}</List.Item>
            ))}
          </List>
        </Part>
      )}
    </div>
  );
}
