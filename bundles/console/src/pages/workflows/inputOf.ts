/** What was typed, as the run's input: JSON where it is JSON, else the text; nothing for nothing. */
export function inputOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
