import { Checkbox, FileInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { market } from '../../../api/marketplace';
import { Icon } from '../../../components/Icon';
import { DialogForm } from '../../executions/DialogForm';
import { listingRules, NO_LISTING, saidOf, type ListingValues } from './listingForm';
import { ListingFields } from './ListingFields';
import { usePublish } from './usePublish';

interface Handing {
  file: File;
  listing: ListingValues;
}

/** A plugin's package; what is said of it comes from the package, unless somebody says otherwise. */
export function PublishPackage({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [tried, setTried] = useState(false);
  const [changelog, setChangelog] = useState('');
  const [draft, setDraft] = useState(false);
  const form = useForm({ initialValues: NO_LISTING, validate: listingRules(t, false) });
  const publish = usePublish<Handing>(
    ({ file: of, listing }) =>
      market.publishPackage(of, { draft, listing: saidOf(listing), ...(changelog.trim() ? { changelog: changelog.trim() } : {}) }),
    onClose,
  );
  return (
    <DialogForm
      hint={t('market.publisher.packageHint')}
      submit={t(draft ? 'market.publisher.keep' : 'market.publisher.handIn')}
      error={publish.error}
      pending={publish.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!form.validate().hasErrors && file) publish.mutate({ file, listing: form.values });
      }}
      onClose={onClose}
    >
      <FileInput
        label={t('market.publisher.file')}
        placeholder={t('market.publisher.fileHint')}
        accept=".jar,.kar"
        leftSection={<Icon name="upload" size={18} />}
        clearable
        value={file}
        onChange={setFile}
        error={tried && !file && t('form.required')}
      />
      <ListingFields form={form} placeholder={t('market.publisher.fromPackage')} />
      <Textarea
        label={t('market.publisher.changelog')}
        autosize
        minRows={2}
        maxLength={4_000}
        value={changelog}
        onChange={(event) => setChangelog(event.currentTarget.value)}
      />
      <Checkbox label={t('market.publisher.asDraft')} checked={draft} onChange={(event) => setDraft(event.currentTarget.checked)} />
    </DialogForm>
  );
}
