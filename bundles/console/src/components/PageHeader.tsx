import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: ReactNode;
  /** For the browser's tab, where the title is more than a word. */
  name?: string | undefined;
  subtitle?: ReactNode;
  actions?: ReactNode;
}

/** A page's name and what can be done on it. */
export function PageHeader({ title, name, subtitle, actions }: Props) {
  const { t } = useTranslation();
  const tab = name ?? (typeof title === 'string' ? title : undefined);
  return (
    <Group justify="space-between" align="flex-start" mb="lg" gap="md">
      <title>{tab ? `${tab} · ${t('app.name')}` : t('app.name')}</title>
      <Stack gap={4} style={{ minWidth: 0, flex: '1 1 320px' }}>
        <Title order={1} size="h2" className="wrap-anywhere">
          {title}
        </Title>
        {subtitle && (
          <Text c="dimmed" size="sm" component="div">
            {subtitle}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
