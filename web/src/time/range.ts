import { DAY, HOUR, MINUTE, micros, utc } from '../law/micros';
import { monday, plusDays, type SiteClock } from './zone';

export const PRESETS = ['1h', 'today', 'yesterday', 'week'] as const;
export type Preset = (typeof PRESETS)[number];

export const PRESET_NAMES: Record<Preset, string> = {
  '1h': 'Last hour',
  today: 'Today',
  yesterday: 'Yesterday',
  week: 'This week',
};

/** Which window is looked at, as the address says it: a preset that moves on, or bounds that stay. */
export type Range = { preset: Preset } | { from: string; to: string | undefined };

/** A window's bounds as the API takes them: dates and local times are those of the site's clock. */
export interface Bounds {
  from: string;
  to: string | undefined;
}

export function bounds(range: Range, clock: SiteClock, now: number): Bounds {
  if ('from' in range) {
    return { from: range.from, to: range.to };
  }
  const today = clock.date(now);
  switch (range.preset) {
    case '1h':
      // To the minute: a board is watched by everybody who asks the same.
      return { from: utc(Math.floor((now - HOUR) / MINUTE) * MINUTE), to: undefined };
    case 'today':
      return { from: today, to: undefined };
    case 'yesterday':
      return { from: plusDays(today, -1), to: today };
    case 'week':
      return { from: monday(today), to: undefined };
  }
}

export interface Comparison {
  bounds: Bounds;
  /** What the figures are compared with, in short and in full. */
  name: string;
  meaning: string;
}

/** The stretch before that is like this one: the same hours of the day or week before, or as much time just before. */
export function before(
  range: Range,
  clock: SiteClock,
  window: { from: number; end: number },
): Comparison | null {
  if ('from' in range) {
    const length = window.end - window.from;
    return length <= 0
      ? null
      : {
          bounds: { from: utc(window.from - length), to: utc(window.from) },
          name: 'before',
          meaning: 'as much time just before',
        };
  }
  const today = clock.date(window.end);
  // By the wall's clock, so that a day of 23 or 25 hours is compared with the same time of day.
  const sameTime = (days: number) => `${plusDays(today, days)}T${clock.minute(window.end)}`;
  switch (range.preset) {
    case '1h':
      return {
        bounds: { from: utc(window.from - HOUR), to: utc(window.end - HOUR) },
        name: 'hour before',
        meaning: 'the hour before',
      };
    case 'today':
      return {
        bounds: { from: plusDays(today, -1), to: sameTime(-1) },
        name: 'yesterday',
        meaning: 'yesterday up to the same time',
      };
    case 'yesterday':
      return {
        bounds: { from: plusDays(clock.date(window.from), -1), to: clock.date(window.from) },
        name: 'day before',
        meaning: 'the day before',
      };
    case 'week':
      return {
        bounds: { from: plusDays(monday(today), -7), to: sameTime(-7) },
        name: 'last week',
        meaning: 'last week up to the same time',
      };
  }
}

export type BucketSize = '15m' | '1h' | '1d';

/** How a window is divided for a trend. */
export function bucketOf(window: { from: number; end: number }): BucketSize {
  const length = window.end - window.from;
  return length <= 3 * HOUR ? '15m' : length <= 4 * DAY ? '1h' : '1d';
}

const LENGTHS: Record<BucketSize, number> = { '15m': 15 * MINUTE, '1h': HOUR, '1d': DAY };

/** Without those that a window's edge cuts: less time looks like a fall. A day of a clock change is a whole one. */
export function wholeBuckets<B extends { from: string; to: string }>(
  buckets: readonly B[],
  size: BucketSize,
): readonly B[] {
  const whole = buckets.filter(({ from, to }) => micros(to) - micros(from) > 0.95 * LENGTHS[size]);
  return whole.length < 2 ? buckets : whole;
}

interface Observed {
  total: { working_us: number; idle_us: number; absent_us: number; event_count: number };
}

/** Without what lies before the first and after the last thing seen: nights would flatten every trend. */
export function seenPart<B extends Observed>(buckets: readonly B[]): B[] {
  const seen = ({ total }: B) =>
    total.working_us + total.idle_us + total.absent_us > 0 || total.event_count > 0;
  return buckets.slice(Math.max(0, buckets.findIndex(seen)), buckets.findLastIndex(seen) + 1);
}

export function windowText(window: { from: number; end: number }, clock: SiteClock): string {
  const sameDay = clock.date(window.from) === clock.date(window.end - 1);
  const minute = clock.minute(window.end);
  const end = !sameDay ? clock.moment(window.end) : minute === '00:00' ? '24:00' : minute;
  return `${clock.moment(window.from)} to ${end}`;
}

export function isInstant(text: string): boolean {
  return Number.isFinite(micros(text));
}
