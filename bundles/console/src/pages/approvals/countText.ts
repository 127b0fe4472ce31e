const SHOWN = 99;

/** A count as a badge has room for it. */
export function countText(count: number): string {
  return count > SHOWN ? `${SHOWN}+` : String(count);
}
