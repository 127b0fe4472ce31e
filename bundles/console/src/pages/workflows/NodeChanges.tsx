import { Accordion, Group, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { JsonPane } from '../../components/JsonPane';
import { StatusBadge } from '../../components/StatusBadge';

/** A node, or a setting, that is not as it was. */
interface Change {
  id: string;
  change: string;
  kind: string;
  before?: unknown;
  after?: unknown;
}

const present = (value: unknown) => value !== undefined && value !== null;

/** The steps that came, went, moved or read differently; each opens to its before and after. */
export function NodeChanges({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('versions.noNodes')}
      </Text>
    );
  }
  return (
    <Accordion variant="separated" multiple>
      {changes.map((one, index) => (
        <Accordion.Item key={`${one.change} ${one.id}`} value={String(index)}>
          <Accordion.Control>
            <Group gap="sm">
              <StatusBadge status={one.change} />
              <strong>{one.id}</strong>
              <Text span size="sm" c="dimmed">
                {one.kind}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <SimpleGrid cols={{ base: 1, sm: present(one.before) && present(one.after) ? 2 : 1 }}>
              {present(one.before) && <JsonPane value={one.before} label={`${t('versions.before')} ${one.id}`} maxHeight={240} />}
              {present(one.after) && <JsonPane value={one.after} label={`${t('versions.after')} ${one.id}`} maxHeight={240} />}
            </SimpleGrid>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
