import { useEffect, useState } from 'react';

/** Seconds left of a wait that began at a time; 0 when it is over. */
export function useCountdown(seconds: number, since: number): number {
  const [now, setNow] = useState(() => Date.now());
  const left = seconds === 0 ? 0 : Math.max(0, Math.ceil((since + seconds * 1_000 - now) / 1_000));
  useEffect(() => {
    if (seconds === 0) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [seconds, since]);
  return Math.min(left, seconds);
}
