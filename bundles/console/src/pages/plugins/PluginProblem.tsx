import { Alert, Code, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/Icon';
import { adviceFor } from './advice';

interface Props {
  title: string;
  detail: string;
  code?: string | undefined;
}

/** Why a plugin was refused or does not run, and what to do about it. */
export function PluginProblem({ title, detail, code }: Props) {
  const { t } = useTranslation();
  const advice = adviceFor(t, code);
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="error" />} title={title}>
      <Stack gap={6} align="flex-start">
        <Text size="sm" className="wrap-anywhere">
          {detail}
        </Text>
        {advice && <Text size="sm">{advice}</Text>}
        {code && <Code>{code}</Code>}
      </Stack>
    </Alert>
  );
}
