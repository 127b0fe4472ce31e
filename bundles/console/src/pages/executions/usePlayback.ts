import { useEffect, useState } from 'react';
import { placeOf, type Moment } from './moments';

export const SPEEDS = [0.5, 1, 2, 4] as const;
const STEP_MILLIS = 900;

const within = (place: number, last: number) => Math.min(Math.max(place, 0), last);

/** A place among stops that can be moved, or moves by itself until the last one. `Infinity` stays with the last. */
export function usePlayback(stops: readonly Moment[], initial: number) {
  const [wanted, setWanted] = useState<Moment | number>(initial);
  const [wantsToPlay, setWantsToPlay] = useState(false);
  const [speed, setSpeed] = useState(1);
  const last = Math.max(stops.length - 1, 0);
  const index = within(typeof wanted === 'number' ? wanted : placeOf(stops, wanted), last);
  const playing = wantsToPlay && index < last;
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => setWanted(stops[index + 1] ?? Infinity), STEP_MILLIS / speed);
    return () => clearTimeout(timer);
  }, [playing, speed, stops, index]);
  const go = (to: number) => {
    setWantsToPlay(false);
    setWanted(stops[to] ?? to);
  };
  return {
    index,
    last,
    playing,
    speed,
    setSpeed,
    go,
    toggle: () => {
      if (playing) return setWantsToPlay(false);
      if (index === last) setWanted(0);
      setWantsToPlay(true);
    },
  };
}

export type Playback = ReturnType<typeof usePlayback>;
