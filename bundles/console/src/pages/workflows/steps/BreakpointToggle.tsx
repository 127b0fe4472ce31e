import { ActionIcon, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/Icon';

interface Props {
  id: string;
  isSet: boolean;
  onChange: (isSet: boolean) => void;
}

/** Whether a run of the draft pauses before a step. */
export function BreakpointToggle({ id, isSet, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t(isSet ? 'debug.unset' : 'debug.set')}>
      <ActionIcon
        variant={isSet ? 'filled' : 'default'}
        size={26}
        aria-label={t('debug.before', { id })}
        aria-pressed={isSet}
        onClick={() => onChange(!isSet)}
      >
        <Icon name="pause" size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
