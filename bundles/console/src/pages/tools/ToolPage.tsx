import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { toolQueries } from '../../api/tools';
import { JsonPane } from '../../components/JsonPane';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { EditTool } from './EditTool';
import { ToolActions } from './ToolActions';
import { TryTool } from './TryTool';

/** The plugins that the tool builder makes. */
const MADE_HERE = 'tool-';

/** One tool: what it takes and gives, a way to try it, and its definition if it was made here. */
export default function ToolPage() {
  const { t } = useTranslation();
  const { name = '' } = useParams();
  const tool = useQuery(toolQueries.one(name));
  const isCustom = tool.data?.plugin === `${MADE_HERE}${name}`;
  const custom = useQuery({ ...toolQueries.definition(name), enabled: isCustom });
  useLiveInvalidation('plugins', [['tools']]);
  if (tool.error && !tool.data) return <ProblemAlert error={tool.error} onRetry={() => void tool.refetch()} />;
  if (!tool.data) return <ListSkeleton rows={3} />;
  const { summary, plugin, pluginVersion, inputSchema, outputSchema } = tool.data;
  return (
    <>
      <PageHeader
        title={name}
        subtitle={
          <>
            {summary}{' '}
            {plugin && (
              <Anchor component={Link} to={`/plugins/${plugin}`} size="sm" underline="always">
                {plugin} {pluginVersion}
              </Anchor>
            )}
          </>
        }
        actions={custom.data && <ToolActions tool={custom.data} />}
      />
      <Stack gap="lg">
        <TryTool key={inputSchema} name={name} schema={inputSchema} />
        {custom.data ? (
          <EditTool key={custom.data.version} tool={custom.data} />
        ) : (
          <Panel title={t('tools.input')}>
            <JsonPane value={inputSchema} label={t('tools.input')} />
          </Panel>
        )}
        {outputSchema && (
          <Panel title={t('tools.output')}>
            <JsonPane value={outputSchema} label={t('tools.output')} />
          </Panel>
        )}
      </Stack>
    </>
  );
}
