import cronstrue from 'cronstrue';
import 'cronstrue/locales/de';

/** A cron expression in words ("At 03:00"); undefined if it cannot be read. */
export function cronText(cron: string, language: string): string | undefined {
  const text = cron.trim();
  // Five fields as in crontab, or six with seconds first; what else the words' maker would read, the hub may not.
  const fields = text.split(/\s+/).length;
  if (fields !== 5 && fields !== 6) return undefined;
  try {
    return cronstrue.toString(text, { locale: language, use24HourTimeFormat: true, throwExceptionOnParseError: true });
  } catch {
    return undefined;
  }
}
