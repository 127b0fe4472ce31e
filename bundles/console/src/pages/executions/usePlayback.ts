import { useEffect, useState } from 'react';

export const SPEEDS = [0.5, 1, 2, 4] as const;
const STEP_MILLIS = 900;

/** A place among `count` stops that can be moved, or moves by itself until the last one. */
export function usePlayback(count: number, initial: number) {
  const [wanted, setWanted] = useState(initial);
  const [wantsToPlay, setWantsToPlay] = useState(false);
  const [speed, setSpeed] = useState(1);
  const last = Math.max(count - 1, 0);
  const index = Math.min(Math.max(wanted, 0), last);
  const playing = wantsToPlay && index < last;
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setWanted((before) => Math.min(before, last) + 1), STEP_MILLIS / speed);
    return () => clearInterval(timer);
  }, [playing, speed, last]);
  const go = (to: number) => {
    setWantsToPlay(false);
    setWanted(to);
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
