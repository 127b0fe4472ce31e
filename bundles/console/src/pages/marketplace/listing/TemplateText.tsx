import { Code, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WorkflowTemplate } from '../../../api/marketplaceModel';
import { Panel } from '../../../components/Panel';

/** What a template is made of, before anybody uses it. */
export function TemplateText({ template }: { template: WorkflowTemplate }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('market.templateText')}>
      <Stack gap="md">
        {template.parameters.length > 0 && (
          <Table.ScrollContainer minWidth={320}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('market.parameter')}</Table.Th>
                  <Table.Th>{t('market.meaning')}</Table.Th>
                  <Table.Th>{t('market.standard')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {template.parameters.map(({ name, label, standard }) => (
                  <Table.Tr key={name}>
                    <Table.Td>
                      <Code>{name}</Code>
                    </Table.Td>
                    <Table.Td>{label}</Table.Td>
                    <Table.Td>
                      {standard ?? (
                        <Text span size="sm" c="dimmed">
                          {t('market.mustBeGiven')}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0, 'aria-label': t('market.templateText') }}>
          <Code block>{template.dsl}</Code>
        </ScrollArea.Autosize>
      </Stack>
    </Panel>
  );
}
