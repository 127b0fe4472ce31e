import { SimpleGrid, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';

const COLUMNS = { base: 1, sm: 2, xl: 4 };

export function TileGrid({ children }: { children: ReactNode }) {
  return (
    <SimpleGrid cols={COLUMNS} spacing="md">
      {children}
    </SimpleGrid>
  );
}

/** Where listings will be. */
export function TileSkeleton({ count = 8 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={COLUMNS} spacing="md" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} height={190} radius="lg" />
      ))}
    </SimpleGrid>
  );
}
