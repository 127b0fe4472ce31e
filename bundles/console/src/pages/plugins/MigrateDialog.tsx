import { Alert, Anchor, Button, Group, List, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Plugin, PluginMigration } from '../../api/model';
import { plugins } from '../../api/plugins';
import { shortId } from '../../components/format';
import { Icon } from '../../components/Icon';
import { ProblemAlert } from '../../components/ProblemAlert';

interface Props {
  plugin: Plugin;
  /** The version whose executions move; undefined for a closed dialog. */
  from: string | undefined;
  targets: string[];
  onClose: () => void;
}

/** Has executions that wait on one version go on with another, and says which could not. */
export function MigrateDialog({ plugin, from, targets, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={from !== undefined}
      onClose={onClose}
      title={t('plugins.moveTitle', { version: from ?? '' })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {from !== undefined && <Migration plugin={plugin} from={from} targets={targets} onClose={onClose} />}
    </Modal>
  );
}

function Migration({ plugin, from, targets, onClose }: Props & { from: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [to, setTo] = useState(targets.includes(plugin.version) ? plugin.version : (targets[0] ?? ''));
  const migrate = useMutation({
    mutationFn: () => plugins.migrate(plugin.id, from, to),
    onSettled: () => {
      for (const first of ['plugins', 'executions']) void client.invalidateQueries({ queryKey: [first] });
    },
  });
  if (migrate.data) return <Moved result={migrate.data} to={to} onClose={onClose} />;
  return (
    <Stack>
      {migrate.error && <ProblemAlert error={migrate.error} />}
      <Text size="sm">{t('plugins.moveHint')}</Text>
      <Select label={t('plugins.moveTo')} data={targets} value={to} onChange={(value) => setTo(value ?? to)} allowDeselect={false} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button loading={migrate.isPending} onClick={() => migrate.mutate()}>
          {t('plugins.moveDo')}
        </Button>
      </Group>
    </Stack>
  );
}

function Moved({ result: { moved, stayed }, to, onClose }: { result: PluginMigration; to: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert role="status" variant="light" color={stayed.length > 0 ? 'yellow' : 'green'} icon={<Icon name={stayed.length > 0 ? 'warning' : 'check'} />}>
        {t('plugins.moved', { count: moved, version: to })}
        {stayed.length > 0 && ` ${t('plugins.stayed', { count: stayed.length })}`}
      </Alert>
      <List size="sm" spacing="xs">
        {stayed.map(({ execution, reason }) => (
          <List.Item key={execution}>
            <Anchor component={Link} to={`/executions/${execution}`} className="mono" size="sm">
              {shortId(execution)}
            </Anchor>{' '}
            {reason}
          </List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.done')}</Button>
      </Group>
    </Stack>
  );
}
