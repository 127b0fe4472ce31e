import { Button, Checkbox, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import type { Wish } from '../../api/plugins';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Phases } from './Phases';
import { PlanView } from './PlanView';
import { PluginProblem } from './PluginProblem';
import { Outcome } from './Outcome';
import { useChange } from './useChange';

const IN_USE = 'plugin.in-use';

interface Props {
  /** Undefined while nothing is wanted. */
  wish: Wish | undefined;
  onClose: () => void;
  onDone?: ((wish: Wish) => void) | undefined;
}

/** Shows what a change would do, carries it out when somebody says so, and shows how far it is. */
export function ChangeDialog({ wish, onClose, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={wish !== undefined}
      onClose={onClose}
      size="lg"
      title={wish && t(`plugins.change.${wish.kind}`, { name: wish.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {wish && <Change key={wish.name} wish={wish} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

let count = 0;

function Change({ wish, onClose, onDone }: Props & { wish: Wish }) {
  const { t } = useTranslation();
  // Each opened dialog asks for a plan of its own: what it says depends on the moment.
  const [key] = useState(() => String(++count));
  const [force, setForce] = useState(false);
  const { plan, begin, operation, ended, followError } = useChange(wish, key);
  const close = () => {
    onClose();
    if (operation?.status === 'SUCCEEDED') onDone?.(wish);
  };
  if (begin.data) {
    const now = operation ?? { kind: wish.kind === 'remove' ? 'remove' : 'install', status: 'RUNNING', phase: 'plan' };
    return (
      <Stack>
        <Phases operation={now} />
        {followError && !operation && <ProblemAlert error={followError} />}
        {ended && operation && <Outcome operation={operation} />}
        <Group justify="flex-end">
          <Button variant={ended ? 'filled' : 'default'} onClick={close}>
            {t(ended ? 'action.done' : 'action.close')}
          </Button>
        </Group>
      </Stack>
    );
  }
  const problems = plan.data?.problems ?? [];
  const hindering = problems.filter(({ code }) => !(force && code === IN_USE));
  const forcible = problems.some(({ code }) => code === IN_USE);
  const refused = asProblem(plan.error);
  return (
    <Stack>
      {plan.isFetching ? (
        <Group role="status">
          <Loader size="sm" /> <Text size="sm">{t('plugins.plan.making')}</Text>
        </Group>
      ) : plan.error ? (
        refused.code.startsWith('plugin.') ? (
          <PluginProblem title={t('plugins.plan.refused')} detail={refused.message} code={refused.code} />
        ) : (
          <ProblemAlert error={plan.error} onRetry={() => void plan.refetch()} />
        )
      ) : plan.data ? (
        <>
          {problems.map(({ code, detail }) => (
            <PluginProblem key={code + detail} title={t('plugins.plan.refused')} detail={detail} code={code} />
          ))}
          <PlanView plan={plan.data} />
          {forcible && (
            <Checkbox
              checked={force}
              onChange={(event) => setForce(event.currentTarget.checked)}
              label={t('plugins.force')}
              description={t('plugins.forceHint')}
            />
          )}
        </>
      ) : (
        <>
          {wish.kind === 'version' && <Text size="sm">{t('plugins.useHint', { version: wish.version })}</Text>}
          {wish.kind === 'listing' && <Text size="sm">{t('plugins.listingHint')}</Text>}
        </>
      )}
      {begin.error && <ProblemAlert error={begin.error} />}
      {hindering.length > 0 && (
        <Text size="sm" c="dimmed" ta="end">
          {t('plugins.plan.cannot', { count: hindering.length })}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('action.cancel')}
        </Button>
        <Button
          {...(wish.kind === 'remove' ? { color: 'red' } : {})}
          disabled={plan.isFetching || plan.error !== null || hindering.length > 0}
          loading={begin.isPending}
          onClick={() => begin.mutate(force)}
        >
          {t(`plugins.do.${wish.kind === 'source' || wish.kind === 'listing' ? 'upload' : wish.kind}`)}
        </Button>
      </Group>
    </Stack>
  );
}
