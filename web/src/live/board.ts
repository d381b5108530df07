import type { BoardAnswer } from '../api/client';
import {
  liveStation,
  liveWorker,
  stationAt,
  workerAt,
  type LiveStation,
  type LiveWorker,
  type Run,
  type StationTally,
  type Tally,
} from '../law/counting';
import { compareTexts } from '../law/format';
import { micros } from '../law/micros';

/** A site's board as last heard. Lines keep the end up to which their figures were told. */
export interface Board {
  site: string;
  zone: string;
  hold: string;
  from: number;
  /** Where the window ends if it does not go on. */
  to: number | null;
  asOf: number;
  workers: ReadonlyMap<string, LiveWorker>;
  stations: ReadonlyMap<string, LiveStation>;
}

/** The board after an update: a whole one replaces it, else the lines that are listed do. */
export function updated(board: Board | null, answer: BoardAnswer): Board {
  // A window that has not begun ends before it begins; nothing is counted until it does.
  const end = Math.max(micros(answer.window.from), micros(answer.window.end));
  const known = answer.whole || board === null ? null : countedOnTo(board, end);
  const workers = new Map(known?.workers);
  const stations = new Map(known?.stations);
  for (const entry of answer.workers) {
    workers.set(entry.figures.worker_id, liveWorker(entry, end));
  }
  for (const line of answer.stations) {
    stations.set(line.station_id, liveStation(line, end));
  }
  return {
    site: answer.site.site_id,
    zone: answer.site.zone,
    hold: answer.site.hold,
    from: micros(answer.window.from),
    to: answer.window.to === null ? null : micros(answer.window.to),
    asOf: micros(answer.as_of),
    workers: sorted(workers),
    stations: sorted(stations),
  };
}

/** A line that is listed brings new runs, by which the time before must not be counted: it is counted before. */
function countedOnTo(board: Board, end: number): Pick<Board, 'workers' | 'stations'> {
  const presence = byStation(board);
  const later = (line: { end: number }) => Math.max(line.end, end);
  return {
    workers: mapped(board.workers, (worker) => ({
      ...worker,
      tally: workerAt(worker, end),
      end: later(worker),
    })),
    stations: mapped(board.stations, (station) => ({
      ...station,
      tally: stationAt(station, presence.get(station.id) ?? [], end),
      end: later(station),
    })),
  };
}

function mapped<L>(lines: ReadonlyMap<string, L>, change: (line: L) => L): Map<string, L> {
  return new Map([...lines].map(([id, line]) => [id, change(line)]));
}

/** A newcomer's line comes last in an update, but has its place by id. */
function sorted<T extends { id: string }>(lines: Map<string, T>): Map<string, T> {
  const order = [...lines.values()].sort((one, other) => compareTexts(one.id, other.id));
  return new Map(order.map((line) => [line.id, line]));
}

/** Where the window ends at an instant. */
export function endAt(board: Board, now: number): number {
  return Math.max(board.from, board.to === null ? now : Math.min(board.to, now));
}

/** Whether the window goes on: what is over has no present. */
export function isRunning(board: Board, now: number): boolean {
  return board.to === null || now < board.to;
}

/** The board's figures at an instant. */
export interface Figures {
  board: Board;
  now: number;
  end: number;
  running: boolean;
  worker(id: string): Tally;
  station(id: string): StationTally;
}

export function figuresAt(board: Board, now: number): Figures {
  const end = endAt(board, now);
  let presence: Map<string, Run[]> | null = null;
  const presenceAt = (station: string) => {
    presence ??= byStation(board);
    return presence.get(station) ?? [];
  };
  return {
    board,
    now,
    end,
    running: isRunning(board, now),
    worker: (id) => workerAt(board.workers.get(id) as LiveWorker, end),
    station: (id) => stationAt(board.stations.get(id) as LiveStation, presenceAt(id), end),
  };
}

function byStation(board: Board): Map<string, Run[]> {
  const found = new Map<string, Run[]>();
  for (const worker of board.workers.values()) {
    for (const each of worker.runs) {
      if (each.station !== null) {
        const there = found.get(each.station);
        if (there === undefined) {
          found.set(each.station, [each]);
        } else {
          there.push(each);
        }
      }
    }
  }
  return found;
}
