import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { modals } from '@mantine/modals';
import i18n from '../i18n';

interface Question {
  title: string;
  body: ReactNode;
  confirm: string;
  onConfirm: () => void;
  danger?: boolean;
}

/** Asks before something that cannot be taken back. */
export function confirm({ title, body, confirm: label, onConfirm, danger = true }: Question): void {
  modals.openConfirmModal({
    title,
    children: typeof body === 'string' ? <Text size="sm">{body}</Text> : body,
    labels: { confirm: label, cancel: i18n.t('action.cancel') },
    confirmProps: danger ? { color: 'red' } : {},
    closeButtonProps: { 'aria-label': i18n.t('action.close') },
    onConfirm,
  });
}
