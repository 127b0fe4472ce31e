import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../components/Icon';

export function QuickActions() {
  const { t } = useTranslation();
  return (
    <>
      <Button component={Link} to="/executions?status=FAILED" variant="default" leftSection={<Icon name="error" size={18} />}>
        {t('palette.failed')}
      </Button>
      <Button component={Link} to="/workflows?create" leftSection={<Icon name="add" size={18} />}>
        {t('workflows.create')}
      </Button>
    </>
  );
}
