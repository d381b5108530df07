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

describe('whatever runs there are', () => {
  /** Chance that falls the same way each time. */
  function dice(seed: number) {
    let state = seed;
    return (most: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * most);
    };
  }

  it('counting is what looking at each tick would give, however often it is done on the way', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const roll = dice(seed);
      const crew = Array.from({ length: 1 + roll(3) }, (_, index) => {
        const runs: Run[] = [];
        let reached = -roll(5);
        while (reached < 20) {
          const from = reached + roll(4);
          reached = from + 1 + roll(6);
          const state = (['working', 'idle', 'absent'] as const)[roll(3)] ?? 'idle';
          runs.push(run(state, from, reached, `S${roll(2)}`, `W${index}`));
        }
        const alive = runs.filter((each) => each.to > NOON);
        return { ...worker(alive), id: `W${index}`, tally: { ...worker([]).tally } };
      });
      const end = 1 + roll(25);
      const ticks = Array.from({ length: end }, (_, tick) => NOON + tick);
      for (const one of crew) {
        const stop = NOON + roll(end);
        const halfway = { ...one, tally: workerAt(one, stop), end: Math.max(NOON, stop) };
        for (const counted of [workerAt(one, NOON + end), workerAt(halfway, NOON + end)]) {
          const expected = { ...one.tally };
          ticks.forEach((tick) => expected[presentAt(one, tick).state]++);
          expect(counted, `seed ${seed}`).toEqual(expected);
        }
      }
      const at = crew.flatMap((one) => one.runs);
      const tally = { occupied: 0, working: 0, person: 0, units: 0, events: 0 };
      const station = { id: 'S0', name: '', type: '', end: NOON, tally };
      const there = (tick: number) =>
        crew
          .map((one) => presentAt(one, tick))
          .filter((one) => one.station === 'S0' && one.state !== 'absent');
      expect(stationAt(station, at, NOON + end), `seed ${seed}`).toEqual({
        ...tally,
        occupied: ticks.filter((tick) => there(tick).length > 0).length,
        working: ticks.filter((tick) => there(tick).some((one) => one.state === 'working')).length,
        person: ticks.reduce((sum, tick) => sum + there(tick).length, 0),
      });
    }
  });
});
