import { Button, FileButton, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Wish } from '../../api/plugins';
import { useMay } from '../../auth/useMay';
import { Icon } from '../../components/Icon';
import { PageHeader } from '../../components/PageHeader';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { CatalogTab } from './CatalogTab';
import { ChangeDialog } from './ChangeDialog';
import { DropZone } from './DropZone';
import { InstalledTab } from './InstalledTab';
import { OperationList } from './OperationList';
import { TrustTab } from './TrustTab';

/** What this hub has of plugins, what it could have, what was done to them, and whom it trusts. */
export default function PluginsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const mayInstall = useMay('plugin:install');
  const mayTrust = useMay('plugin:trust');
  // Several files are taken one after the other.
  const [wishes, setWishes] = useState<Wish[]>([]);
  useLiveInvalidation('plugins', [['plugins']]);
  const upload = (files: File[]) => setWishes(files.map((file) => ({ kind: 'upload', name: file.name, file })));
  const want = (wish: Wish) => setWishes([wish]);
  const choose = mayInstall && (
    <FileButton accept=".jar,.kar" multiple onChange={upload}>
      {(props) => (
        <Button {...props} leftSection={<Icon name="upload" size={18} />}>
          {t('plugins.upload')}
        </Button>
      )}
    </FileButton>
  );
  return (
    <DropZone disabled={!mayInstall} onFiles={upload}>
      <PageHeader title={t('plugins.title')} subtitle={t('plugins.subtitle')} actions={choose} />
      <Tabs
        value={search.get('tab') ?? 'installed'}
        onChange={(tab) => setSearch(tab === 'installed' || !tab ? {} : { tab }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="installed" leftSection={<Icon name="extension" size={18} />}>
            {t('plugins.tab.installed')}
          </Tabs.Tab>
          <Tabs.Tab value="catalog" leftSection={<Icon name="store" size={18} />}>
            {t('plugins.tab.catalog')}
          </Tabs.Tab>
          <Tabs.Tab value="history" leftSection={<Icon name="history" size={18} />}>
            {t('plugins.tab.history')}
          </Tabs.Tab>
          {mayTrust && (
            <Tabs.Tab value="trust" leftSection={<Icon name="signed" size={18} />}>
              {t('plugins.tab.trust')}
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="installed">
          <InstalledTab onWish={want} />
        </Tabs.Panel>
        <Tabs.Panel value="catalog">
          <CatalogTab onWish={want} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <OperationList />
        </Tabs.Panel>
        {mayTrust && (
          <Tabs.Panel value="trust">
            <TrustTab />
          </Tabs.Panel>
        )}
      </Tabs>
      <ChangeDialog wish={wishes[0]} onClose={() => setWishes((before) => before.slice(1))} />
    </DropZone>
  );
}
