import { ActionIcon, Group, SegmentedControl, Slider, Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Copy } from '../../components/Copy';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icons';
import { SPEEDS, type Playback } from './usePlayback';

interface Props {
  playback: Playback;
  /** What the current stop is, in words. */
  words: string;
  /** An address that leads back to this stop. */
  link: string;
}

/** The scrubber: a slider over all stops (arrow keys move it), and play, pause, back and forth. */
export function PlaybackBar({ playback, words, link }: Props) {
  const { t } = useTranslation();
  const { index, last, playing, go } = playback;
  const button = (icon: IconName, label: string, onClick: () => void, disabled = false) => (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} aria-label={label} onClick={onClick} disabled={disabled}>
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <Group gap="md" px="lg" pb="md" role="group" aria-label={t('playback.title')}>
      <Group gap={6} wrap="nowrap">
        {button('first', t('playback.first'), () => go(0), index === 0)}
        {button('previous', t('playback.previous'), () => go(index - 1), index === 0)}
        {button(playing ? 'pause' : 'play', t(playing ? 'playback.pause' : 'playback.play'), playback.toggle)}
        {button('next', t('playback.next'), () => go(index + 1), index === last)}
        {button('last', t('playback.last'), () => go(Infinity), index === last)}
      </Group>
      <Slider
        style={{ flex: '1 1 220px' }}
        min={0}
        max={Math.max(last, 1)}
        step={1}
        value={index}
        onChange={go}
        label={null}
        thumbLabel={t('playback.moment')}
        thumbProps={{ 'aria-valuetext': words }}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('playback.speed')}
        value={String(playback.speed)}
        onChange={(speed) => playback.setSpeed(Number(speed))}
        data={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
      />
      <Group gap={4} wrap="nowrap">
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {index + 1} / {last + 1}
        </Text>
        <Copy value={link} what={t('playback.link')} />
      </Group>
    </Group>
  );
}
