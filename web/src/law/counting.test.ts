import { describe, expect, it } from 'vitest';
import { presentAt, stationAt, union, workerAt, type LiveWorker, type Run } from './counting';
import { clock, decimal, percent, shortClock, words } from './format';
import { HOUR, micros, MINUTE, SECOND } from './micros';

const NOON = micros('2026-03-11T12:00:00Z');

function run(
  state: Run['state'],
  from: number,
  to: number,
  station: string | null = 'S1',
  worker = 'W1',
): Run {
  return { worker, state, station, from: NOON + from, to: NOON + to, confidence: null };
}

function worker(runs: Run[]): LiveWorker {
  const tally = { working: 5, idle: 6, absent: 7, unobserved: 8, units: 9, events: 10 };
  return { id: 'W1', name: 'Alice', end: NOON, tally, runs, seenUntil: NOON - HOUR };
}

describe('a worker between two facts', () => {
  it('goes on in her run until it ends, and is unobserved after it', () => {
    const at = workerAt(worker([run('working', -MINUTE, MINUTE)]), NOON + 3 * MINUTE);
    expect(at).toEqual({
      working: 5 + MINUTE,
      idle: 6,
      absent: 7,
      unobserved: 8 + 2 * MINUTE,
      units: 9,
      events: 10,
    });
  });

  it('takes a run that is known ahead when its time comes', () => {
    const ahead = worker([run('working', -MINUTE, MINUTE), run('idle', MINUTE, HOUR)]);
    expect(workerAt(ahead, NOON + 90 * SECOND)).toMatchObject({
      working: 5 + MINUTE,
      idle: 6 + 30 * SECOND,
      unobserved: 8,
    });
    expect(presentAt(ahead, NOON + 59 * SECOND).state).toBe('working');
    expect(presentAt(ahead, NOON + MINUTE).state).toBe('idle');
  });

  it('is what she was when nothing has passed', () => {
    expect(workerAt(worker([]), NOON - 1)).toEqual(worker([]).tally);
  });

  it('is not seen since the last run ended', () => {
    expect(presentAt(worker([]), NOON).since).toBe(NOON - HOUR);
    expect(presentAt(worker([run('idle', -1, MINUTE)]), NOON + HOUR)).toMatchObject({
      state: 'unobserved',
      since: NOON + MINUTE,
    });
  });
});

describe('a workstation between two facts', () => {
  it('counts time that two share once, and person time twice', () => {
    const station = {
      id: 'S1',
      name: 'Line',
      type: 'assembly',
      end: NOON,
      tally: { occupied: 0, working: 0, person: 0, units: 0, events: 0 },
    };
    const runs = [
      run('working', -HOUR, 10 * MINUTE),
      run('idle', 0, 20 * MINUTE, 'S1', 'W2'),
      run('absent', 0, HOUR, 'S1', 'W3'),
      run('working', 0, HOUR, 'S2', 'W4'),
    ];
    expect(stationAt(station, runs, NOON + 30 * MINUTE)).toMatchObject({
      occupied: 20 * MINUTE,
      working: 10 * MINUTE,
      person: 30 * MINUTE,
    });
  });

  it('adds up what at least one covers', () => {
    expect(union([run('idle', 0, 3), run('idle', 2, 5), run('idle', 9, 20)], NOON, NOON + 10)).toBe(6);
  });
});

describe('texts', () => {
  it('keep the microseconds of an instant', () => {
    expect(micros('2026-03-11T12:00:00.000001Z') - NOON).toBe(1);
    expect(micros('2026-03-11T13:00:00.5+01:00') - NOON).toBe(500_000);
  });

  it('show whole seconds that have passed, and hours without end', () => {
    expect(clock(126 * HOUR + 3 * MINUTE + 9 * SECOND + 999_999)).toBe('126:03:09');
    expect(shortClock(12 * MINUTE + 9 * SECOND)).toBe('12:09');
    expect(words(2 * HOUR + 5 * MINUTE)).toBe('2 h 5 min');
    expect(words(59 * SECOND)).toBe('59 s');
  });

  it('round half up, and say that there is no data', () => {
    expect(decimal(0.125, 2)).toBe('0.13');
    expect(decimal(1234.5, 1)).toBe('1,234.5');
    expect(percent(0.8246)).toBe('82.5');
    expect(percent(null)).toBe('–');
  });
});
