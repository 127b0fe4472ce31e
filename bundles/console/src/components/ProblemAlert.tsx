import { Alert, Button, Code, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem, UNREACHABLE } from '../api/problem';
import { Icon } from './Icon';

interface Props {
  error: unknown;
  title?: string;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, in the hub's words, with what support needs to find it. */
export function ProblemAlert({ error, title, onRetry }: Props) {
  const { t } = useTranslation();
  const { problem } = asProblem(error);
  const detail = problem.code === UNREACHABLE ? t('problem.unreachable') : (problem.detail ?? problem.title);
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="error" />} title={title ?? t('problem.title')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm" className="wrap-anywhere">
          {detail}
        </Text>
        {problem.violations && problem.violations.length > 0 && (
          <List size="sm">
            {problem.violations.map((violation) => (
              <List.Item key={violation.field + violation.message}>
                {violation.field && <Code>{violation.field}</Code>} {violation.message}
              </List.Item>
            ))}
          </List>
        )}
        <Group gap="xs">
          <Code>{problem.code}</Code>
          {problem.requestId && (
            <Text size="xs" c="dimmed">
              {t('problem.request')} <span className="mono">{problem.requestId}</span>
            </Text>
          )}
        </Group>
        {onRetry && (
          <Button size="xs" variant="default" leftSection={<Icon name="refresh" size={16} />} onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
