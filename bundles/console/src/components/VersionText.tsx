import { useTranslation } from 'react-i18next';

/** A version as people call it; what a draft said when it was run has none above zero. */
export function VersionText({ version }: { version: number }) {
  const { t } = useTranslation();
  return <>{version < 1 ? t('workflow.draftVersion') : `v${version}`}</>;
}
