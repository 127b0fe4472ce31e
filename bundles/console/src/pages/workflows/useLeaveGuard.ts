import { modals } from '@mantine/modals';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import i18n from '../../i18n';

/** Asks before unsaved work is left. */
export function useLeaveGuard(isDirty: boolean): void {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modals.openConfirmModal({
      title: i18n.t('workflow.leaveTitle'),
      children: i18n.t('workflow.leaveBody'),
      labels: { confirm: i18n.t('workflow.leave'), cancel: i18n.t('action.cancel') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': i18n.t('action.close') },
      onConfirm: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker]);
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [isDirty]);
}
