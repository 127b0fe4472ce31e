import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { market } from '../../api/marketplace';
import type { CustomTool } from '../../api/model';
import { tools } from '../../api/tools';
import { useMay } from '../../auth/useMay';
import { confirm } from '../../components/confirm';
import { Icon } from '../../components/Icon';
import { notifyDone, notifyProblem } from '../../components/notify';
import { usePublish } from '../marketplace/publisher/usePublish';

/** Takes a tool along, to the marketplace, or away. */
export function ToolActions({ tool: { name, version } }: { tool: CustomTool }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayPublish = useMay('marketplace:publish');
  const mayDelete = useMay('tool:delete');
  const publish = usePublish(
    async () => market.publishPackage(await tools.packageOf(name, version), {}),
    () => {},
  );
  const remove = useMutation({
    mutationFn: () => tools.remove(name),
    onSuccess: async () => {
      notifyDone(t('tools.deleted', { name }));
      await navigate('/tools');
      void client.invalidateQueries({ queryKey: ['tools'] });
    },
    onError: notifyProblem,
  });
  return (
    <>
      <Tooltip label={t('package.store')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('package.store')}
          onClick={() => void tools.store(name, version).catch(notifyProblem)}
        >
          <Icon name="download" />
        </ActionIcon>
      </Tooltip>
      {mayPublish && (
        <Button variant="default" loading={publish.isPending} onClick={() => publish.mutate(undefined, { onError: notifyProblem })}>
          {t('package.publish')}
        </Button>
      )}
      {mayDelete && (
        <Tooltip label={t('tools.delete')}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('tools.delete')}
            onClick={() =>
              confirm({
                title: t('tools.deleteTitle'),
                body: t('tools.deleteBody', { name }),
                confirm: t('tools.delete'),
                onConfirm: () => remove.mutate(),
              })
            }
          >
            <Icon name="remove" />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
