import type { LiveWorkerEntry, RunEntry, StationLine, WorkerLine } from '../api/client';
import { micros } from './micros';

export type State = 'working' | 'idle' | 'absent' | 'unobserved';

/** A worker in one state for a span [from, to); `station` is null where nothing is known. */
export interface Run {
  worker: string;
  state: State;
  station: string | null;
  from: number;
  to: number;
  confidence: number | null;
}

/** Microseconds by state, and counts. */
export interface Tally {
  working: number;
  idle: number;
  absent: number;
  unobserved: number;
  units: number;
  events: number;
}

/** A worker's figures up to `end`, and the runs that are known to go on after it: between two facts they say it all. */
export interface LiveWorker {
  id: string;
  name: string;
  end: number;
  tally: Tally;
  runs: Run[];
  seenUntil: number | null;
}

/** A workstation's figures up to `end`; who goes on there is said by the workers. */
export interface LiveStation {
  id: string;
  name: string;
  type: string;
  end: number;
  tally: StationTally;
}

export interface StationTally {
  occupied: number;
  working: number;
  person: number;
  units: number;
  events: number;
}

export const NOTHING: Tally = { working: 0, idle: 0, absent: 0, unobserved: 0, units: 0, events: 0 };

export function run(entry: RunEntry): Run {
  return {
    worker: entry.worker_id,
    state: entry.state,
    station: entry.station_id,
    from: micros(entry.from),
    to: micros(entry.to),
    confidence: entry.confidence,
  };
}

/** Of a worker's line or of a total. */
export function tally(
  line: Pick<WorkerLine, 'working_us' | 'idle_us' | 'absent_us' | 'unobserved_us' | 'units' | 'event_count'>,
): Tally {
  return {
    working: line.working_us,
    idle: line.idle_us,
    absent: line.absent_us,
    unobserved: line.unobserved_us,
    units: line.units,
    events: line.event_count,
  };
}

export function liveWorker(entry: LiveWorkerEntry, end: number): LiveWorker {
  return {
    id: entry.figures.worker_id,
    name: entry.figures.name,
    end,
    tally: tally(entry.figures),
    runs: entry.runs.map(run),
    seenUntil: entry.seen_until === null ? null : micros(entry.seen_until),
  };
}

export function liveStation(line: StationLine, end: number): LiveStation {
  return {
    id: line.station_id,
    name: line.name,
    type: line.type,
    end,
    tally: {
      occupied: line.occupied_us,
      working: line.working_us,
      person: line.person_us,
      units: line.units,
      events: line.event_count,
    },
  };
}

export function overlap(one: { from: number; to: number }, from: number, to: number): number {
  return Math.max(0, Math.min(one.to, to) - Math.max(one.from, from));
}

/** The worker's figures at a later instant: each microsecond belongs to the run that covers it, or is unobserved. */
export function workerAt(worker: LiveWorker, at: number): Tally {
  if (at <= worker.end) {
    return worker.tally;
  }
  const counted = { ...worker.tally };
  let observed = 0;
  for (const each of worker.runs) {
    const passed = overlap(each, worker.end, at);
    counted[each.state] += passed;
    observed += passed;
  }
  counted.unobserved += at - worker.end - observed;
  return counted;
}

/** The station's figures at a later instant. Time that two workers share counts once, person time twice. */
export function stationAt(station: LiveStation, runs: readonly Run[], at: number): StationTally {
  if (at <= station.end) {
    return station.tally;
  }
  const there = runs.filter(
    (each) => each.station === station.id && (each.state === 'working' || each.state === 'idle'),
  );
  const working = there.filter((each) => each.state === 'working');
  return {
    ...station.tally,
    occupied: station.tally.occupied + union(there, station.end, at),
    working: station.tally.working + union(working, station.end, at),
    person: station.tally.person + there.reduce((sum, each) => sum + overlap(each, station.end, at), 0),
  };
}

/** The time within [from, to) that at least one covers. */
export function union(runs: readonly Run[], from: number, to: number): number {
  let reached = from;
  let covered = 0;
  for (const each of [...runs].sort((one, other) => one.from - other.from)) {
    const start = Math.max(reached, each.from);
    const end = Math.min(each.to, to);
    if (end > start) {
      covered += end - start;
      reached = end;
    }
  }
  return covered;
}

/** What a worker does at an instant, and since when that is known. */
export interface Present {
  state: State;
  station: string | null;
  /** Null when it is not known. */
  since: number | null;
  confidence: number | null;
}

export function presentAt(worker: LiveWorker, at: number): Present {
  const current = worker.runs.find((each) => each.from <= at && at < each.to);
  if (current !== undefined) {
    return {
      state: current.state,
      station: current.station,
      since: current.from,
      confidence: current.confidence,
    };
  }
  const over = worker.runs.filter((each) => each.to <= at).at(-1);
  return { state: 'unobserved', station: null, since: over?.to ?? worker.seenUntil, confidence: null };
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = { ...NOTHING };
  for (const each of tallies) {
    total.working += each.working;
    total.idle += each.idle;
    total.absent += each.absent;
    total.unobserved += each.unobserved;
    total.units += each.units;
    total.events += each.events;
  }
  return total;
}

/** A ratio, or null where there is nothing to divide by: no data is not zero. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function utilization(figures: Pick<Tally, 'working' | 'idle'>): number | null {
  return ratio(figures.working, figures.working + figures.idle);
}

export function perHour(units: number, time: number): number | null {
  return time === 0 ? null : (units * 3_600_000_000) / time;
}

/** The share of the time in which anything was known. */
export function seen(figures: Tally): number | null {
  const observed = figures.working + figures.idle + figures.absent;
  return ratio(observed, observed + figures.unobserved);
}
