import { Link } from '@tanstack/react-router';
import type { Search } from '../frame/search';
import { carried } from '../frame/useView';
import {
  perHour,
  presentAt,
  ratio,
  utilization,
  type Present,
  type StationTally,
  type Tally,
} from '../law/counting';
import { clock, count, decimal, NO_DATA, percent } from '../law/format';
import type { Figures } from '../live/board';
import type { Column } from '../parts/FigureTable';
import { STATE_NAMES, StateSign, STATES } from '../parts/StateSign';

/** A worker's line in a table. */
export interface WorkerRow {
  id: string;
  name: string;
  tally: Tally;
  present: Present | null;
  stationName: string;
  now: number;
}

/** A workstation's line in a table. */
export interface StationRow {
  id: string;
  name: string;
  type: string;
  tally: StationTally;
  present: readonly { name: string; working: boolean }[] | null;
}

export function workerRows(figures: Figures): WorkerRow[] {
  return [...figures.board.workers.values()].map((worker) => {
    const present = figures.running ? presentAt(worker, figures.now) : null;
    return {
      id: worker.id,
      name: worker.name,
      tally: figures.worker(worker.id),
      present,
      stationName: present?.station == null ? '' : stationName(figures, present.station),
      now: figures.now,
    };
  });
}

export function stationName(figures: Figures, id: string): string {
  return figures.board.stations.get(id)?.name ?? id;
}

export function stationRows(figures: Figures): StationRow[] {
  const there = new Map<string, { name: string; working: boolean }[]>();
  if (figures.running) {
    for (const worker of figures.board.workers.values()) {
      const present = presentAt(worker, figures.now);
      if (present.station !== null && (present.state === 'working' || present.state === 'idle')) {
        const list = there.get(present.station) ?? [];
        list.push({ name: worker.name, working: present.state === 'working' });
        there.set(present.station, list);
      }
    }
  }
  return [...figures.board.stations.values()].map((station) => ({
    id: station.id,
    name: station.name,
    type: station.type,
    tally: figures.station(station.id),
    present: figures.running ? (there.get(station.id) ?? []) : null,
  }));
}

const TIME = 'h:mm:ss';
const duration = (value: number | null) => (value === null ? NO_DATA : clock(value));
const whole = (value: number | null) => (value === null ? NO_DATA : count(value));
const rate = (value: number | null) => decimal(value, 1);
const share = (value: number | null) => percent(value);

/** A column of figures: it is sorted by what it shows. */
function figure<L>(column: {
  id: string;
  name: string;
  unit?: string;
  meaning?: string;
  minor?: boolean;
  value: (row: L) => number | null;
  text: (value: number | null) => string;
}): Column<L> {
  const { value, text, ...rest } = column;
  return { ...rest, numeric: true, sortBy: value, cell: (row) => text(value(row)) };
}

/** What workers and workstations are counted by alike. */
function counts<L extends { tally: { units: number; events: number } }>(perHourOf: Column<L>): Column<L>[] {
  return [
    figure({ id: 'units', name: 'Units', value: (row) => row.tally.units, text: whole }),
    perHourOf,
    figure({
      id: 'events',
      name: 'Events',
      meaning: 'Distinct events of cameras in this time',
      minor: true,
      value: (row) => row.tally.events,
      text: whole,
    }),
  ];
}

/** The column of names, each of which leads to a page of its own. */
function named<L extends { id: string; name: string }>(
  name: string,
  to: '/workers/$id' | '/stations/$id',
  search: Search,
): Column<L> {
  return {
    id: 'id',
    name,
    sortBy: (row) => row.id,
    cell: (row) => (
      <Link to={to} params={{ id: row.id }} search={carried(search)} title={`${row.name} (${row.id})`}>
        {row.name}
      </Link>
    ),
  };
}

/** The workers' columns; of a window that is over there is no present. */
export function workerColumns(running: boolean, search: Search): Column<WorkerRow>[] {
  const now: Column<WorkerRow>[] = [
    {
      id: 'state',
      name: 'Now',
      meaning: 'What the worker does now, and for how long',
      sortBy: (row) => (row.present === null ? null : STATES.indexOf(row.present.state)),
      cell: (row) => (row.present === null ? NO_DATA : <StateSign present={row.present} now={row.now} />),
    },
    {
      id: 'station',
      name: 'Station',
      minor: true,
      sortBy: (row) => row.stationName,
      cell: (row) => row.stationName || NO_DATA,
    },
  ];
  return [
    named('Worker', '/workers/$id', search),
    ...(running ? now : []),
    figure({
      id: 'utilization',
      name: 'Util.',
      unit: '%',
      meaning: 'Working ÷ (working + idle); ISO 22400: worker efficiency',
      value: (row) => utilization(row.tally),
      text: share,
    }),
    ...STATES.map((state) =>
      figure<WorkerRow>({
        id: state,
        name: STATE_NAMES[state],
        unit: TIME,
        minor: true,
        value: (row) => row.tally[state],
        text: duration,
      }),
    ),
    ...counts<WorkerRow>(
      figure({
        id: 'rate',
        name: 'Units/h',
        meaning: 'Units ÷ hour of work',
        minor: true,
        value: (row) => perHour(row.tally.units, row.tally.working),
        text: rate,
      }),
    ),
  ];
}

export function stationColumns(running: boolean, search: Search): Column<StationRow>[] {
  const now: Column<StationRow> = {
    id: 'now',
    name: 'Now here',
    meaning: 'Who is seen here now',
    sortBy: (row) => row.present?.length ?? null,
    cell: (row) => presenceText(row.present ?? []),
  };
  return [
    named('Workstation', '/stations/$id', search),
    { id: 'type', name: 'Type', minor: true, sortBy: (row) => row.type, cell: (row) => row.type },
    ...(running ? [now] : []),
    figure({
      id: 'utilization',
      name: 'Util.',
      unit: '%',
      meaning: 'Working ÷ occupied; ISO 22400: utilization efficiency',
      value: (row) => ratio(row.tally.working, row.tally.occupied),
      text: share,
    }),
    figure({
      id: 'occupied',
      name: 'Occupied',
      unit: TIME,
      meaning: 'Time in which at least one worker was here',
      minor: true,
      value: (row) => row.tally.occupied,
      text: duration,
    }),
    figure({
      id: 'working',
      name: 'Working',
      unit: TIME,
      meaning: 'Time in which at least one worker worked here',
      minor: true,
      value: (row) => row.tally.working,
      text: duration,
    }),
    ...counts<StationRow>(
      figure({
        id: 'throughput',
        name: 'Units/h',
        meaning: 'Units ÷ occupied hour',
        minor: true,
        value: (row) => perHour(row.tally.units, row.tally.occupied),
        text: rate,
      }),
    ),
  ];
}

/** Who is somewhere, in words. */
export function presenceText(present: readonly { name: string; working: boolean }[]): string {
  return present.length === 0
    ? 'nobody'
    : present.map((each) => `${each.name} ${each.working ? 'working' : 'idle'}`).join(', ');
}
