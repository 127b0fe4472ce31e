import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Stack, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../components/Icon';
import { TimeText } from '../components/TimeText';
import { useNews } from './useNews';

const KINDS = [
  'failed',
  'approval',
  'plugin-installed',
  'plugin-updated',
  'plugin-failed',
  'plugin-refused',
  'plugin-draining',
  'plugin-removed',
] as const;

const known = (kind: string) => KINDS.find((one) => one === kind);

/** What happened since the console was opened and somebody should know. */
export function Bell() {
  const { t } = useTranslation();
  const { news, unread, markRead, clear } = useNews();
  const [opened, setOpened] = useState(false);
  const change = (open: boolean) => {
    setOpened(open);
    if (!open) markRead();
  };
  return (
    <Popover position="bottom-end" shadow="md" width={360} opened={opened} onChange={change} trapFocus>
      <Popover.Target>
        <Tooltip label={t('bell.title')}>
          <Indicator label={unread > 99 ? '99+' : unread} size={18} disabled={unread === 0} color="#c0212a" offset={5}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              onClick={() => change(!opened)}
              aria-label={t('bell.label', { count: unread })}
            >
              <Icon name="bell" />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Group justify="space-between" mb="xs">
          <Text fw={700}>{t('bell.title')}</Text>
          <Button size="compact-xs" variant="subtle" onClick={clear} disabled={news.length === 0}>
            {t('bell.clear')}
          </Button>
        </Group>
        {news.length === 0 ? (
          <Text size="sm" c="dimmed" py="md">
            {t('bell.nothing')}
          </Text>
        ) : (
          <ScrollArea.Autosize mah={360}>
            <Stack gap="xs">
              {news.map((item) => (
                <Group key={item.key} gap="sm" wrap="nowrap" align="flex-start">
                  <Icon name={item.bad ? 'error' : item.kind === 'approval' ? 'approval' : 'extension'} size={20} />
                  <div style={{ flex: 1, minWidth: 0 }}>
                    <Text component={Link} to={item.to} size="sm" fw={500} className="wrap-anywhere" onClick={() => change(false)}>
                      {known(item.kind) ? t(`bell.${known(item.kind) ?? 'failed'}`, { name: item.name }) : `${item.name} · ${item.kind}`}
                    </Text>
                    <TimeText at={item.at} size="xs" />
                  </div>
                </Group>
              ))}
            </Stack>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
