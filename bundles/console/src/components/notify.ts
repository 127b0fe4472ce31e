import { notifications } from '@mantine/notifications';
import { asProblem, UNREACHABLE } from '../api/problem';
import i18n from '../i18n';

/** The name of the button that closes a message. */
export const closing = () => ({ 'aria-label': i18n.t('action.close') });

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', closeButtonProps: closing() });
}

/** An error of something that the person asked for; stays until it is closed. */
export function notifyProblem(error: unknown): void {
  const { problem } = asProblem(error);
  const detail = problem.code === UNREACHABLE ? i18n.t('problem.unreachable') : (problem.detail ?? problem.title);
  const request = problem.requestId ? ` · ${i18n.t('problem.request')} ${problem.requestId}` : '';
  notifications.show({
    title: detail,
    message: `${problem.code}${request}`,
    color: 'red',
    autoClose: false,
    closeButtonProps: closing(),
  });
}
