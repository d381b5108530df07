import { lastOf } from './lastOf';
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { timeline } from '../api/client';
import { run, type Run } from '../law/counting';
import { DAY, micros } from '../law/micros';
import type { Bounds } from '../time/range';
import type { Figures } from './board';
import { useLive } from './BoardProvider';

/** The server's timelines are no longer. */
export const LONGEST_TIMELINE = 31 * DAY;

const PAUSE_MS = 250;
const MANY_PAUSE_MS = 3_000;
/** Of so many workers at once, everybody's is asked again. */
const FEW = 8;

interface Fetched {
  end: number;
  runs: ReadonlyMap<string, Run[]>;
}

interface Who {
  worker?: string;
  station?: string;
}

export interface Timeline {
  runs: ReadonlyMap<string, Run[]>;
  error: Error | null;
  isLoading: boolean;
}

/** Who was in which state when, over the range that is looked at; kept current as facts come in. */
export function useTimeline(who: Who, enabled: boolean): Timeline {
  const { site, bounds, range } = useLive();
  const subject = JSON.stringify([site, range, who.worker, who.station]);
  const key = useMemo(() => ['timeline', subject, bounds] as const, [subject, bounds]);
  const query = useQuery({
    queryKey: key,
    queryFn: () => ask(site, bounds, who),
    enabled,
    refetchInterval: 10 * 60_000,
    // While a preset moves on by a minute, the strips of the minute before stay.
    placeholderData: lastOf(subject),
  });
  useRenewal(key, who, enabled);
  return {
    runs: query.data?.runs ?? NO_RUNS,
    // Once there was an answer it stays, until there is a newer one.
    error: query.data === undefined ? query.error : null,
    isLoading: query.isLoading,
  };
}

/** Asks again for those of whom something was recorded: a few by name, many or visitors of a station all at once. */
function useRenewal(key: QueryKey, who: Who, enabled: boolean): void {
  const { site, bounds, link } = useLive();
  const queries = useQueryClient();
  const { worker: only, station } = who;
  useEffect(() => {
    if (!enabled) {
      return;
    }
    const waiting = new Set<string>();
    let everybody = false;
    let asking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = async () => {
      timer = undefined;
      asking = true;
      const workers = [...waiting];
      const all = everybody || workers.length > FEW || station !== undefined;
      waiting.clear();
      everybody = false;
      try {
        // One question after the other: an older answer never comes after a newer one.
        if (all) {
          await queries.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
        } else {
          for (const worker of workers) {
            const fresh = await ask(site, bounds, { worker });
            queries.setQueryData<Fetched>(key, (known) => known && renewed(known, worker, fresh));
          }
        }
      } catch {
        everybody = true;
      } finally {
        asking = false;
        schedule();
      }
    };
    const schedule = () => {
      if ((waiting.size > 0 || everybody) && !asking) {
        timer ??= setTimeout(() => void renew(), waiting.size > FEW || everybody ? MANY_PAUSE_MS : PAUSE_MS);
      }
    };
    const leave = link.follow((workers, whole) => {
      everybody ||= whole;
      workers
        .filter((worker) => only === undefined || only === worker)
        .forEach((worker) => waiting.add(worker));
      schedule();
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [link, queries, key, site, bounds, only, station, enabled]);
}

function renewed(known: Fetched, worker: string, fresh: Fetched): Fetched {
  return { end: known.end, runs: new Map(known.runs).set(worker, fresh.runs.get(worker) ?? []) };
}

const NO_RUNS: ReadonlyMap<string, Run[]> = new Map();

async function ask(
  site: string,
  bounds: Bounds,
  who: { worker?: string; station?: string },
): Promise<Fetched> {
  const answer = await timeline({ site, ...bounds, ...who });
  const runs = new Map<string, Run[]>();
  for (const entry of answer.runs) {
    const each = run(entry);
    const before = runs.get(each.worker);
    if (before === undefined) {
      runs.set(each.worker, [each]);
    } else {
      before.push(each);
    }
  }
  return { end: micros(answer.end), runs };
}

/**
 * A worker's runs up to now: those that were fetched, and over them those that the board knows to go on. What neither
 * knows is unobserved. With a station: those at it alone, and of the rest nothing is said.
 */
export function runsUpTo(figures: Figures, worker: string, fetched: readonly Run[], station?: string): Run[] {
  const { from } = figures.board;
  const { end } = figures;
  const line = figures.board.workers.get(worker);
  const present = (line?.runs ?? []).filter(
    (each) =>
      each.from < end &&
      each.to > from &&
      (station === undefined || (each.station === station && each.state !== 'absent')),
  );
  const first = present[0]?.from ?? Infinity;
  const found: Run[] = [];
  for (const each of fetched) {
    if (station !== undefined && each.state === 'absent') {
      continue;
    }
    const start = Math.max(each.from, from);
    const to = Math.min(each.to, first, end);
    if (to > start) {
      found.push(to === each.to && start === each.from ? each : { ...each, from: start, to });
    }
  }
  for (const each of present) {
    found.push({ ...each, from: Math.max(each.from, from), to: Math.min(each.to, end) });
  }
  return station === undefined ? closed(found, worker, from, end) : found;
}

/** With the gaps between runs as unobserved ones, neighbours joined. */
function closed(runs: readonly Run[], worker: string, from: number, end: number): Run[] {
  const all: Run[] = [];
  let reached = from;
  const add = (next: Run) => {
    const last = all.at(-1);
    if (
      last !== undefined &&
      last.to === next.from &&
      last.state === next.state &&
      last.station === next.station
    ) {
      all[all.length - 1] = { ...last, to: next.to, confidence: lower(last.confidence, next.confidence) };
    } else {
      all.push(next);
    }
  };
  const gap = (to: number) => {
    if (to > reached) {
      add({ worker, state: 'unobserved', station: null, from: reached, to, confidence: null });
    }
  };
  for (const each of runs) {
    gap(each.from);
    add(each);
    reached = each.to;
  }
  gap(end);
  return all;
}

function lower(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.min(one, other);
}
