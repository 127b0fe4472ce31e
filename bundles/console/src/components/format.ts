/** Milliseconds as people read them: 0.4 ms, 38 ms, 1.2 s, 3 min 5 s, 2 h 10 min. */
export function formatDuration(millis: number): string {
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  if (millis < 1_000) return `${Math.round(millis)} ms`;
  if (millis < 60_000) return `${(millis / 1_000).toFixed(millis < 10_000 ? 2 : 1)} s`;
  const seconds = Math.round(millis / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** "3 minutes ago"; what a clock that differs puts ahead counts as now. */
export function formatAgo(time: string, language: string, now: number = Date.now()): string {
  return relative(Math.min(0, Math.round((Date.parse(time) - now) / 1_000)), language);
}

/** "in 3 hours" or "3 minutes ago", in the person's language. */
export function formatDistance(time: string, language: string, now: number = Date.now()): string {
  return relative(Math.round((Date.parse(time) - now) / 1_000), language);
}

function relative(seconds: number, language: string): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

export function formatTime(time: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(time));
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size as people read it: 640 byte, 3.4 MB. */
export function formatBytes(bytes: number, language: string): string {
  const step = Math.min(SIZES.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(language, { style: 'unit', unit: SIZES[step] ?? 'byte', maximumFractionDigits: step === 0 ? 0 : 1 }).format(
    bytes / 1_000 ** step,
  );
}

/** The first and the last characters of an id; UUIDv7s of one minute share their beginning. */
export function shortId(id: string): string {
  return id.length > 16 ? `${id.slice(0, 8)}…${id.slice(-6)}` : id;
}
