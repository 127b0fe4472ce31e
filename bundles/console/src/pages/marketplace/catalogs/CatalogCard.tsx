import { Badge, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Catalog } from '../../../api/marketplaceModel';
import { Facts } from '../../../components/Facts';
import { formatBytes } from '../../../components/format';
import { Icon } from '../../../components/Icon';
import { TimeText } from '../../../components/TimeText';

/** One catalog: where it is, how much it has, and what was wrong when it was read last. */
export function CatalogCard({ catalog }: { catalog: Catalog }) {
  const { t, i18n } = useTranslation();
  const { name, kind, address, refreshedAt, packages, bytes, problems } = catalog;
  const mirrored = kind !== 'http' ? t('market.catalogs.asItIs') : refreshedAt ? <TimeText at={refreshedAt} /> : t('market.catalogs.never');
  return (
    <Paper withBorder radius="lg" p="lg" component="article" aria-label={name}>
      <Stack gap="md">
        <Group gap="sm">
          <Title order={2} size="h4" className="wrap-anywhere">
            {name}
          </Title>
          <Badge variant="default" radius="sm" tt="none">
            {t(`market.catalogs.kind.${kind}`)}
          </Badge>
        </Group>
        <Facts
          facts={[
            [t('market.catalogs.address'), <span key="address" className="mono wrap-anywhere">{address}</span>],
            [t('market.catalogs.mirrored'), mirrored],
            [t('market.catalogs.packages'), packages.toLocaleString(i18n.language)],
            [t('market.catalogs.size'), formatBytes(bytes, i18n.language)],
          ]}
        />
        {problems.length === 0 ? (
          <Group gap={6} c="var(--ok)">
            <Icon name="check" size={18} />
            <Text size="sm">{t('market.catalogs.ok')}</Text>
          </Group>
        ) : (
          <div>
            <Group gap={6} c="var(--bad)" mb={4}>
              <Icon name="warning" size={18} />
              <Text size="sm" fw={700}>
                {t('market.catalogs.problems')}
              </Text>
            </Group>
            <List size="sm">
              {problems.map((problem) => (
                <List.Item key={problem} className="wrap-anywhere">
                  {problem}
                </List.Item>
              ))}
            </List>
          </div>
        )}
      </Stack>
    </Paper>
  );
}
