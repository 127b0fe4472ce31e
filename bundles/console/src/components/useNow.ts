import { useEffect, useState } from 'react';

const EVERY_MILLIS = 15_000;

/** The time, told anew now and then. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
