import { describe, expect, it } from 'vitest';
import { parse, withRange, zoomedOut, zoomedTo } from '../frame/search';
import { HOUR, micros } from '../law/micros';
import { before, bounds, bucketOf, seenPart, wholeBuckets } from './range';
import { monday, plusDays, siteClock, ticks } from './zone';

const BERLIN = siteClock('Europe/Berlin');
/** The night on which Berlin's clocks go forward, at two. */
const SPRING = micros('2026-03-29T10:00:00Z');

describe('a site’s clock', () => {
  it('is the site’s, whatever the viewer’s zone', () => {
    expect(BERLIN.time(SPRING)).toBe('12:00:00');
    expect(siteClock('Asia/Kolkata').minute(SPRING)).toBe('15:30');
    expect(siteClock('Australia/Adelaide').offset(SPRING)).toBe(10.5 * HOUR);
    expect(siteClock('UTC').offset(SPRING)).toBe(0);
    expect(siteClock('Z').time(SPRING)).toBe('10:00:00');
    expect(siteClock('UTC+2').minute(SPRING)).toBe('12:00');
    expect(siteClock('-03:30').minute(SPRING)).toBe('06:30');
    expect(siteClock('-03:30').offset(SPRING)).toBe(-3.5 * HOUR);
    expect(BERLIN.day(micros('2012-01-16T12:00:00Z'))).toBe('Mon 16 Jan 2012');
  });

  it('marks round times, before and after its hands were moved', () => {
    const from = micros('2026-03-28T23:00:00Z');
    const labels = ticks(BERLIN, from, from + 12 * HOUR, 13).map((tick) => tick.label);
    expect(labels.map((label) => label.replace(/ \d{4}$/, ''))).toEqual([
      'Sun 29 Mar',
      '01:00',
      '03:00',
      '04:00',
      '05:00',
      '06:00',
      '07:00',
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
    ]);
  });

  it('never marks more than there is room for', () => {
    for (const hours of [0.01, 0.5, 3, 24, 100, 700]) {
      expect(ticks(BERLIN, SPRING, SPRING + hours * HOUR, 8).length).toBeLessThanOrEqual(9);
    }
  });
});

describe('a range', () => {
  it('begins at the site’s midnight, which the server knows', () => {
    const late = micros('2026-03-11T23:30:00Z');
    expect(bounds({ preset: 'today' }, BERLIN, late)).toEqual({ from: '2026-03-12', to: undefined });
    expect(bounds({ preset: 'yesterday' }, BERLIN, late)).toEqual({ from: '2026-03-11', to: '2026-03-12' });
    expect(bounds({ preset: 'week' }, BERLIN, late).from).toBe('2026-03-09');
    expect(bounds({ preset: '1h' }, BERLIN, late + 5_000_000).from).toBe('2026-03-11T22:30:00.000Z');
  });

  it('is compared with the same hours of the day or week before', () => {
    const window = { from: micros('2026-03-10T23:00:00Z'), end: micros('2026-03-11T10:00:00Z') };
    expect(before({ preset: 'today' }, BERLIN, window)?.bounds).toEqual({
      from: '2026-03-10',
      to: '2026-03-10T11:00',
    });
    expect(before({ preset: 'week' }, BERLIN, window)?.bounds.from).toBe('2026-03-02');
    expect(before({ from: 'x', to: 'y' }, BERLIN, { from: 5, end: 5 })).toBeNull();
  });

  it('is divided into a handful of parts', () => {
    expect(bucketOf({ from: 0, end: HOUR })).toBe('15m');
    expect(bucketOf({ from: 0, end: 24 * HOUR })).toBe('1h');
    expect(bucketOf({ from: 0, end: 24 * 7 * HOUR })).toBe('1d');
  });

  it('leaves out the nights around what was seen, not those between', () => {
    const bucket = (seen: number) => ({
      total: { working_us: seen, idle_us: 0, absent_us: 0, event_count: 0 },
    });
    const [night, work] = [bucket(0), bucket(1)];
    expect(seenPart([night, work, night, work, night])).toEqual([work, night, work]);
    expect(seenPart([night, night])).toEqual([]);
  });

  it('has a trend of whole parts, if there are enough', () => {
    const part = (from: string, to: string) => ({
      from: `2026-03-11T${from}:00Z`,
      to: `2026-03-11T${to}:00Z`,
    });
    const cut = [
      part('07:20', '08:00'),
      part('08:00', '09:00'),
      part('09:00', '10:00'),
      part('10:00', '10:05'),
    ];
    expect(wholeBuckets(cut, '1h')).toEqual(cut.slice(1, 3));
    expect(wholeBuckets(cut.slice(0, 2), '1h')).toHaveLength(2);
  });

  it('counts days by the calendar', () => {
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(monday('2026-03-29')).toBe('2026-03-23');
    expect(monday('2026-03-23')).toBe('2026-03-23');
  });
});

describe('an address', () => {
  it('says what is seen, and nothing that is not understood', () => {
    expect(parse({ range: 'week', q: 7, junk: 'x', sort: '' })).toEqual({ range: 'week', q: '7' });
    expect(parse({ range: 'ever' })).toEqual({});
    expect(parse({ range: 'week', from: '2026-01-01', to: '2026-01-02' })).toEqual({
      from: '2026-01-01',
      to: '2026-01-02',
    });
  });

  it('goes back to where a zoom began, however often it went in', () => {
    const zoomed = zoomedTo(zoomedTo({ range: 'week', site: 'p' }, 'a', 'b'), 'c', 'd');
    expect(zoomed).toEqual({ site: 'p', from: 'c', to: 'd', was: 'week' });
    expect(zoomedOut(zoomed)).toEqual({ site: 'p', range: 'week' });
    const custom = { from: '2026-01-01', to: '2026-01-02' };
    expect(zoomedOut(zoomedTo(custom, 'a', 'b'))).toEqual(custom);
    expect(zoomedOut({})).toBeNull();
    expect(withRange(zoomed, { preset: 'today' })).toEqual({ site: 'p' });
  });
});
