import { Button, Checkbox, Fieldset, Group, Modal, NumberInput, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../components/format';
import type { RouteStep } from './routeSteps';
import { delays, ERROR_CLASSES, fromForm, MOST_RETRIES, toForm, USUAL, type StepSettings } from './stepSettings';

interface Props {
  step: RouteStep;
  settings: StepSettings;
  onSave: (settings: StepSettings) => void;
  onClose: () => void;
}

/** How one step is tried again, limited, and kept from happening twice. */
export function StepSettingsDialog({ step, onClose, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} size="lg" title={t('stepSettings.title', { id: step.id })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <StepSettingsForm step={step} onClose={onClose} {...rest} />
    </Modal>
  );
}

function StepSettingsForm({ step, settings, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: toForm(settings),
    validate: {
      on: (on, { max }) => (max && on.length === 0 ? t('stepSettings.onNone') : null),
      maxDelay: (most, { delay }) => (most !== '' && delay !== '' && most < delay ? t('stepSettings.maxDelayWrong') : null),
    },
  });
  const tries = form.values.max || 0;
  const pauses = delays(form.values).map(formatDuration);
  const number = { hideControls: true, allowNegative: false } as const;
  return (
    <form
      onSubmit={form.onSubmit((values) => {
        onSave(fromForm(values, settings));
        onClose();
      })}
      noValidate
    >
      <Stack>
        <Text size="sm" c="dimmed" className="wrap-anywhere">
          {[step.kind, step.label].filter(Boolean).join(' · ')}
        </Text>
        <Fieldset legend={t('stepSettings.retries')} radius="md">
          <Stack gap="sm">
            <NumberInput
              label={t('stepSettings.max')}
              description={t('stepSettings.maxHint')}
              min={0}
              max={MOST_RETRIES}
              allowDecimal={false}
              placeholder="0"
              data-autofocus
              {...form.getInputProps('max')}
            />
            {tries > 0 && (
              <>
                <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                  <NumberInput label={t('stepSettings.delay')} suffix=" s" placeholder={`${USUAL.delayMillis / 1000} s`} decimalScale={3} {...number} {...form.getInputProps('delay')} />
                  <NumberInput label={t('stepSettings.multiplier')} prefix="× " placeholder={`× ${USUAL.multiplier}`} min={1} max={10} {...number} {...form.getInputProps('multiplier')} />
                  <NumberInput label={t('stepSettings.maxDelay')} suffix=" s" placeholder={`${USUAL.maxDelayMillis / 1000} s`} decimalScale={3} {...number} {...form.getInputProps('maxDelay')} />
                  <NumberInput label={t('stepSettings.jitter')} suffix=" %" placeholder={`${USUAL.jitter * 100} %`} max={100} allowDecimal={false} {...number} {...form.getInputProps('jitter')} />
                </SimpleGrid>
                <Text size="sm" c="dimmed" aria-live="polite">
                  {t('stepSettings.pauses', { pauses: pauses.join(', ') + (tries > pauses.length ? ' …' : '') })}
                </Text>
                <Checkbox.Group label={t('stepSettings.on')} {...form.getInputProps('on')}>
                  <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt="xs">
                    {ERROR_CLASSES.map((one) => (
                      <Checkbox key={one} value={one} label={t(`stepSettings.error.${one}`)} />
                    ))}
                  </SimpleGrid>
                </Checkbox.Group>
              </>
            )}
          </Stack>
        </Fieldset>
        {step.kind !== 'toD' && (
          <NumberInput
            label={t('stepSettings.timeout')}
            description={t('stepSettings.timeoutHint')}
            suffix=" s"
            decimalScale={3}
            {...number}
            {...form.getInputProps('timeout')}
          />
        )}
        <Switch label={t('stepSettings.once')} description={t('stepSettings.onceHint')} {...form.getInputProps('once', { type: 'checkbox' })} />
        <TextInput
          label={t('stepSettings.key')}
          description={t('stepSettings.keyHint')}
          placeholder="${body[id]}"
          spellCheck={false}
          {...form.getInputProps('idempotencyKey')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{t('stepSettings.apply')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
