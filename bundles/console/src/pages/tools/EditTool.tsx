import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomTool } from '../../api/model';
import { tools } from '../../api/tools';
import { useMay } from '../../auth/useMay';
import { Panel } from '../../components/Panel';
import { notifyDone } from '../../components/notify';
import { definitionOf, valuesOf, type ToolValues } from './toolForm';
import { ToolForm } from './ToolForm';

/** What a tool that was made here is made of; saving makes a new version. */
export function EditTool({ tool }: { tool: CustomTool }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayUpdate = useMay('tool:update');
  const save = useMutation({
    mutationFn: (values: ToolValues) => tools.update(tool.name, definitionOf(values, tool.definition), tool.version),
    onSuccess: ({ name, version }) => {
      void client.invalidateQueries({ queryKey: ['tools'] });
      notifyDone(t('tools.saved', { name, version }));
    },
  });
  return (
    <Panel title={t('tools.definition')}>
      <ToolForm
        initial={valuesOf(tool.name, tool.definition)}
        readOnly={!mayUpdate}
        saving={save.isPending}
        error={save.error}
        onSave={(values) => save.mutate(values)}
      />
    </Panel>
  );
}
