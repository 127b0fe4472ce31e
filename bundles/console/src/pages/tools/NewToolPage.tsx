import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { tools } from '../../api/tools';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { notifyDone } from '../../components/notify';
import { definitionOf, EMPTY, type ToolValues } from './toolForm';
import { ToolForm } from './ToolForm';

/** Makes a tool without code. */
export default function NewToolPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (values: ToolValues) => tools.create(values.name.trim(), definitionOf(values)),
    onSuccess: async ({ name }) => {
      void client.invalidateQueries({ queryKey: ['tools'] });
      notifyDone(t('tools.created', { name }));
      await navigate(`/tools/${name}`);
    },
  });
  return (
    <>
      <PageHeader title={t('tools.create')} subtitle={t('tools.createHint')} />
      <Panel>
        <ToolForm initial={EMPTY} naming saving={create.isPending} error={create.error} onSave={(values) => create.mutate(values)} />
      </Panel>
    </>
  );
}
