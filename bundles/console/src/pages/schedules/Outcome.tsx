import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import type { Firing } from '../../api/durableModel';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';

/** How a firing ended, leading to its execution where it made one. */
export function Outcome({ firing, at }: { firing: Firing; at?: string }) {
  const badge = <StatusBadge status={firing.outcome} />;
  return (
    <Group gap="xs" wrap="nowrap">
      {firing.execution ? (
        <Anchor component={Link} to={`/executions/${firing.execution}`}>
          {badge}
        </Anchor>
      ) : (
        badge
      )}
      {at && <TimeText at={at} size="xs" />}
    </Group>
  );
}
