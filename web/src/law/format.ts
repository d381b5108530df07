import { HOUR, MINUTE, SECOND } from './micros';

/** What stands where there is no data. */
export const NO_DATA = '–';

const two = (value: number) => String(value).padStart(2, '0');

/** Such as 126:03:09, hours without end; whole seconds that have passed. */
export function clock(duration: number): string {
  const seconds = Math.floor(duration / SECOND);
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Such as 12:09 below an hour, else 1:12:09. */
export function shortClock(duration: number): string {
  return duration >= HOUR ? clock(duration) : clock(duration).slice(2);
}

/** Such as "2 h 5 min", for sentences and screen readers. */
export function words(duration: number): string {
  if (duration < MINUTE) {
    return `${Math.floor(duration / SECOND)} s`;
  }
  const minutes = Math.floor(duration / MINUTE);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export function count(value: number): string {
  return whole.format(value);
}

/** Half up, as the server rounds. */
export function decimal(value: number | null, digits: number): string {
  if (value === null) {
    return NO_DATA;
  }
  const scale = 10 ** digits;
  const rounded = Math.floor(value * scale + 0.5 + 1e-9) / scale;
  return rounded.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Without its sign, which the column's head or the card's unit gives. */
export function percent(value: number | null, digits = 1): string {
  return value === null ? NO_DATA : decimal(value * 100, digits);
}

/** As people count: W2 before W10. One collator for all, for each takes longer to make than to ask. */
export const compareTexts = new Intl.Collator('en', { numeric: true }).compare;
