import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { api, result } from '../../api/client';
import { asProblem } from '../../api/problem';
import { session } from '../../auth/session';
import { Icon } from '../../components/Icon';
import { ProblemAlert } from '../../components/ProblemAlert';
import { FrontDoor } from './FrontDoor';
import { useCountdown } from './useCountdown';

/** Only ways inside the console; never to another site. */
function insideOnly(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

export default function LoginPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const next = insideOnly(search.get('next'));
  const form = useForm({
    initialValues: { username: '', password: '', code: '' },
    validate: {
      username: (value) => (value.trim() ? null : t('form.required')),
      password: (value) => (value ? null : t('form.required')),
    },
  });
  const login = useMutation({
    mutationFn: ({ code, ...who }: typeof form.values) =>
      result(api.POST('/auth/login', { body: code ? { ...who, code } : who })),
    onSuccess: async (tokens) => {
      client.clear();
      session.begin(tokens);
      await navigate(tokens.passwordChangeRequired ? '/password' : next, { replace: true });
    },
  });
  const problem = login.error ? asProblem(login.error) : undefined;
  const wait = useCountdown(problem?.status === 429 ? (problem.retryAfter ?? 30) : 0, login.submittedAt);
  const secondFactor = problem?.code === 'auth.second-factor-required';

  if (session.isLoggedIn() && login.isIdle) return <Navigate to={next} replace />;
  return (
    <FrontDoor title={t('login.title')}>
      <form onSubmit={form.onSubmit((values) => login.mutate(values))} noValidate>
        <Stack>
          {wait > 0 ? (
            <Alert role="alert" color="yellow" icon={<Icon name="schedule" />} title={t('login.tooMany')}>
              {t('login.wait', { count: wait })}
            </Alert>
          ) : problem?.code === 'auth.invalid' ? (
            <Alert role="alert" color="red" icon={<Icon name="error" />} title={t('login.wrong')}>
              {t('login.wrongHint')}
            </Alert>
          ) : problem && problem.status !== 429 && !secondFactor ? (
            <ProblemAlert error={problem} title={t('login.failed')} />
          ) : null}
          <TextInput
            label={t('login.username')}
            autoComplete="username"
            autoFocus
            size="md"
            {...form.getInputProps('username')}
          />
          <PasswordInput
            label={t('login.password')}
            autoComplete="current-password"
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
            {...form.getInputProps('password')}
          />
          {(secondFactor || form.values.code) && (
            <TextInput
              label={t('login.code')}
              description={t('login.codeHint')}
              autoComplete="one-time-code"
              inputMode="numeric"
              size="md"
              {...form.getInputProps('code')}
            />
          )}
          <Button type="submit" size="md" fullWidth loading={login.isPending} disabled={wait > 0}>
            {t('login.submit')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('login.firstStart')}
          </Text>
        </Stack>
      </form>
    </FrontDoor>
  );
}
