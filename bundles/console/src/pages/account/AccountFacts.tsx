import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/model';

export function AccountFacts({ me }: { me: Me }) {
  const { t } = useTranslation();
  return (
    <Group gap={48} align="flex-start">
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {t('profile.username')}
        </Text>
        <Text fw={700}>{me.username}</Text>
      </Stack>
      <Stack gap={2}>
        <Text size="sm" c="dimmed">
          {t('profile.tenant')}
        </Text>
        <Text fw={700}>{me.tenant}</Text>
      </Stack>
      <Stack gap={4}>
        <Text size="sm" c="dimmed">
          {t('profile.roles')}
        </Text>
        <Group gap={6}>
          {me.roles.map((role) => (
            <Badge key={role} variant="default">
              {role}
            </Badge>
          ))}
        </Group>
      </Stack>
    </Group>
  );
}
