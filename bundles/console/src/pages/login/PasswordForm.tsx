import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { ProblemAlert } from '../../components/ProblemAlert';

const SHORTEST = 12;

/** Old password, new password, and the new one again. */
export function PasswordForm({ onChanged }: { onChanged: () => unknown }) {
  const { t } = useTranslation();
  const form = useForm({
    validateInputOnBlur: true,
    initialValues: { currentPassword: '', newPassword: '', again: '' },
    validate: {
      currentPassword: (value) => (value ? null : t('form.required')),
      newPassword: (value, values) =>
        value.length < SHORTEST
          ? t('password.short', { count: SHORTEST })
          : value === values.currentPassword
            ? t('password.same')
            : null,
      again: (value, values) => (value === values.newPassword ? null : t('password.different')),
    },
  });
  const change = useMutation({
    mutationFn: ({ currentPassword, newPassword }: typeof form.values) =>
      api.PUT('/me/password', { body: { currentPassword, newPassword } }),
    onSuccess: () => {
      form.reset();
      return onChanged();
    },
  });
  const show = { 'aria-label': t('login.show') };
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <Stack>
        {change.error && <ProblemAlert error={change.error} title={t('password.failed')} />}
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={show}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('password.new')}
          description={t('password.rule', { count: SHORTEST })}
          autoComplete="new-password"
          visibilityToggleButtonProps={show}
          {...form.getInputProps('newPassword')}
        />
        <PasswordInput
          label={t('password.again')}
          autoComplete="new-password"
          visibilityToggleButtonProps={show}
          {...form.getInputProps('again')}
        />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('password.submit')}
        </Button>
      </Stack>
    </form>
  );
}
