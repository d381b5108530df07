import { DAY, HOUR, MINUTE, SECOND } from '../law/micros';

/** The clock on a site's wall. The viewer's own zone never matters. */
export interface SiteClock {
  zone: string;
  /** 14:03:09 */
  time(at: number): string;
  /** 14:03 */
  minute(at: number): string;
  /** Fri 27 Nov, with the year if it is not this one */
  day(at: number): string;
  /** Fri 27 Nov, 14:03 */
  moment(at: number): string;
  /** 2026-11-27 */
  date(at: number): string;
  /** 2026-11-27T14:03, as a field for date and time takes it */
  local(at: number): string;
  /** How far the wall is ahead of UTC. */
  offset(at: number): number;
}

const clocks = new Map<string, SiteClock>();

export function siteClock(zone: string): SiteClock {
  let known = clocks.get(zone);
  if (known === undefined) {
    known = make(zone);
    clocks.set(zone, known);
  }
  return known;
}

function make(zone: string): SiteClock {
  // Browsers know regions; a zone that is an offset alone is UTC, moved.
  const fixed = fixedOffset(zone);
  const timeZone = fixed === null ? zone : 'UTC';
  const moved = fixed ?? 0;
  const format = (options: Intl.DateTimeFormatOptions, locale = 'en-GB') => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at: number) => formatter.format((at + moved) / 1000);
  };
  const time = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const minute = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const date = format({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
  const offsets = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const offset = (at: number) =>
    fixed ??
    offsetOf(offsets.formatToParts(at / 1000).find((part) => part.type === 'timeZoneName')?.value ?? '');
  const thisYear = date(Date.now() * 1000).slice(0, 4);
  const plainDay = (at: number) => {
    const year = date(at).slice(0, 4);
    return day(at).replace(',', '') + (year === thisYear ? '' : ` ${year}`);
  };
  return {
    zone,
    time,
    minute,
    day: plainDay,
    moment: (at) => `${plainDay(at)}, ${minute(at)}`,
    date,
    local: (at) => `${date(at)}T${minute(at)}`,
    offset,
  };
}

/** Of a text such as GMT+05:30; of anything else none. */
function offsetOf(text: string): number {
  const match = /([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/.exec(text);
  if (match === null) {
    return 0;
  }
  const ahead = Number(match[2]) * HOUR + Number(match[3] ?? 0) * MINUTE + Number(match[4] ?? 0) * SECOND;
  return match[1] === '-' ? -ahead : ahead;
}

/** The offset of a zone that Java takes and browsers do not, such as UTC+2, +05:30 or Z; null for a region. */
function fixedOffset(zone: string): number | null {
  return /^(?:Z|(?:UTC|GMT|UT)?[+-]\d{1,2}(?::?\d{2}){0,2})$/.test(zone) ? offsetOf(zone) : null;
}

const STEPS = [
  SECOND,
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
];

export interface Tick {
  at: number;
  label: string;
}

/** Round times on the site's wall within a window, at most so many. */
export function ticks(clock: SiteClock, from: number, to: number, most: number): Tick[] {
  const step = STEPS.find((each) => (to - from) / each <= most) ?? 28 * DAY;
  const found: Tick[] = [];
  let local = Math.ceil((from + clock.offset(from)) / step) * step;
  for (let guard = 0; guard < 4 * most; guard++, local += step) {
    // The offset at the tick itself, so that after a clock change ticks are at round times again.
    const guess = local - clock.offset(local - clock.offset(from));
    if (guess >= to) {
      break;
    }
    if (guess >= from && (found.at(-1)?.at ?? -1) < guess) {
      found.push({ at: guess, label: label(clock, guess, step) });
    }
  }
  return found;
}

function label(clock: SiteClock, at: number, step: number): string {
  if (step < MINUTE) {
    return clock.time(at);
  }
  const minute = clock.minute(at);
  return minute === '00:00' ? clock.day(at) : minute;
}

/** A date so many days later, by the calendar. */
export function plusDays(date: string, days: number): string {
  const moved = new Date(Date.parse(date + 'T00:00:00Z') + days * 86_400_000);
  return moved.toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function monday(date: string): string {
  const weekday = new Date(date + 'T00:00:00Z').getUTCDay();
  return plusDays(date, -((weekday + 6) % 7));
}
