import { describe, expect, it } from 'vitest';
import type { BoardAnswer, RunEntry } from '../api/client';
import { figuresAt, updated } from './board';

const at = (minute: number) => `2026-03-11T12:${String(minute).padStart(2, '0')}:00Z`;
const MINUTE = 60_000_000;

function run(state: RunEntry['state'], station: string, from: number, to: number): RunEntry {
  return {
    worker_id: 'W1',
    state,
    station_id: station,
    from: at(from),
    to: at(to),
    duration_us: (to - from) * MINUTE,
    confidence: null,
  };
}

function worker(id: string, working: number, runs: RunEntry[]): BoardAnswer['workers'][number] {
  return {
    figures: {
      site_id: 'default',
      worker_id: id,
      name: id,
      working_us: working * MINUTE,
      idle_us: 0,
      absent_us: 0,
      unobserved_us: 0,
      units: 0,
      event_count: 0,
      utilization: null,
      units_per_active_hour: null,
      units_per_tracked_hour: null,
    },
    runs,
    seen_until: null,
  };
}

function station(id: string, occupied: number): BoardAnswer['stations'][number] {
  return {
    site_id: 'default',
    station_id: id,
    name: id,
    type: 'assembly',
    occupied_us: occupied * MINUTE,
    working_us: occupied * MINUTE,
    person_us: occupied * MINUTE,
    units: 0,
    event_count: 0,
    utilization: null,
    throughput_per_hour: null,
  };
}

function board(
  minute: number,
  whole: boolean,
  lines: Pick<BoardAnswer, 'workers' | 'stations'>,
): BoardAnswer {
  return {
    as_of: at(minute),
    whole,
    site: { site_id: 'default', zone: 'UTC', hold: 'PT1H', holds: [] },
    window: { from: at(0), to: null, as_of: null, end: at(minute) },
    touched: [],
    ...lines,
  };
}

describe('a board', () => {
  const first = updated(
    null,
    board(10, true, {
      workers: [worker('W10', 0, []), worker('W1', 10, [run('working', 'S1', 0, 20)])],
      stations: [station('S1', 10), station('S2', 0)],
    }),
  );

  it('counts on what is not listed by the runs that were known then', () => {
    // W1's run at S1 ended at 20 as foreseen, so S1 is not listed; her line no longer holds that run.
    const later = updated(
      first,
      board(30, false, { workers: [worker('W1', 20, [run('working', 'S2', 30, 50)])], stations: [] }),
    );
    const figures = figuresAt(later, later.asOf + 5 * MINUTE);
    expect(figures.station('S1').occupied).toBe(20 * MINUTE);
    expect(figures.station('S2').occupied).toBe(5 * MINUTE);
    expect(figures.worker('W1').working).toBe(25 * MINUTE);
    expect(figures.worker('W10').unobserved).toBe(25 * MINUTE);
  });

  it('is listed by id, as people count', () => {
    expect([...first.workers.keys()]).toEqual(['W1', 'W10']);
  });

  it('forgets who is not on a whole one', () => {
    const reset = updated(first, board(11, true, { workers: [worker('W2', 0, [])], stations: [] }));
    expect([...reset.workers.keys()]).toEqual(['W2']);
    expect(reset.stations.size).toBe(0);
  });

  it('stands still at the end of its window', () => {
    const closed = updated(null, {
      ...board(10, true, { workers: [worker('W1', 10, [run('working', 'S1', 0, 20)])], stations: [] }),
      window: { from: at(0), to: at(15), as_of: null, end: at(10) },
    });
    const figures = figuresAt(closed, closed.asOf + 30 * MINUTE);
    expect(figures.worker('W1').working).toBe(15 * MINUTE);
    expect(figures.running).toBe(false);
  });
});
