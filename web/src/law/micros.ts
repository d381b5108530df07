/**
 * Instants and durations as whole microseconds, as the server counts them. A number holds them exactly for 285 years.
 */
export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An ISO 8601 instant with an offset; Date alone would lose what is below a millisecond. */
export function micros(iso: string): number {
  const fraction = /\.(\d+)/.exec(iso);
  const whole = Date.parse(fraction === null ? iso : iso.replace(fraction[0], ''));
  const below = fraction?.[1] ?? '';
  return whole * 1000 + Number(below.slice(0, 6).padEnd(6, '0'));
}

/** As the API takes it. */
export function utc(at: number): string {
  return new Date(at / 1000).toISOString();
}
