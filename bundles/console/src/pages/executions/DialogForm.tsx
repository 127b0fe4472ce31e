import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../components/ProblemAlert';

interface Props {
  hint: string;
  submit: string;
  error: unknown;
  pending: boolean;
  disabled?: boolean;
  onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

/** What the dialogs of an execution share: why, what went wrong, the fields, the two buttons. */
export function DialogForm({ hint, submit, error, pending, disabled, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        {Boolean(error) && <ProblemAlert error={error} />}
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={disabled ?? false}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
