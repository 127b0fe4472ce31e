import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { TAGS, type Tag } from '../../api/durableModel';
import type { WorkflowVersion } from '../../api/model';
import { Icon } from '../../components/Icon';
import { notifyDone, notifyProblem } from '../../components/notify';

interface Props {
  workflow: string;
  version: WorkflowVersion;
}

/** Puts stable, beta and dev on a version; a tag stands on one version at a time. */
export function TagMenu({ workflow, version }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tag = useMutation({
    mutationFn: ({ name, on }: { name: Tag; on: boolean }) => durable.tag(workflow, { [name]: on ? version.version : null }),
    onSuccess: (_, { name, on }) => notifyDone(t(on ? 'versions.tagged' : 'versions.untagged', { tag: name, version: version.version })),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['workflows'] }),
  });
  const label = `${t('versions.tags')}: v${version.version}`;
  return (
    <Menu position="bottom-end" withinPortal closeOnItemClick={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Tooltip label={t('versions.tags')}>
          <ActionIcon variant="default" size={30} aria-label={label} loading={tag.isPending}>
            <Icon name="tag" size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {TAGS.map((name) => {
          const on = version.tags?.includes(name) ?? false;
          return (
            <Menu.CheckboxItem key={name} checked={on} onChange={() => tag.mutate({ name, on: !on })}>
              {name}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
