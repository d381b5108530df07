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
import { StateSign, STATES } from '../parts/StateSign';

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

const duration = (value: number) => clock(value);

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
    {
      id: 'id',
      name: 'Worker',
      sortBy: (row) => row.id,
      cell: (row) => (
        <Link
          to="/workers/$id"
          params={{ id: row.id }}
          search={carried(search)}
          title={`${row.name} (${row.id})`}
        >
          {row.name}
        </Link>
      ),
    },
    ...(running ? now : []),
    {
      id: 'utilization',
      name: 'Util.',
      unit: '%',
      meaning: 'Working ÷ (working + idle); ISO 22400: worker efficiency',
      numeric: true,
      sortBy: (row) => utilization(row.tally),
      cell: (row) => percent(utilization(row.tally)),
    },
    ...(['working', 'idle', 'absent', 'unobserved'] as const).map((state): Column<WorkerRow> => ({
      id: state,
      name: { working: 'Working', idle: 'Idle', absent: 'Absent', unobserved: 'Not seen' }[state],
      unit: 'h:mm:ss',
      numeric: true,
      minor: true,
      sortBy: (row) => row.tally[state],
      cell: (row) => duration(row.tally[state]),
    })),
    {
      id: 'units',
      name: 'Units',
      numeric: true,
      sortBy: (row) => row.tally.units,
      cell: (row) => count(row.tally.units),
    },
    {
      id: 'rate',
      name: 'Units/h',
      meaning: 'Units ÷ hour of work',
      numeric: true,
      minor: true,
      sortBy: (row) => perHour(row.tally.units, row.tally.working),
      cell: (row) => decimal(perHour(row.tally.units, row.tally.working), 1),
    },
    {
      id: 'events',
      name: 'Events',
      meaning: 'Distinct events of cameras in this time',
      numeric: true,
      minor: true,
      sortBy: (row) => row.tally.events,
      cell: (row) => count(row.tally.events),
    },
  ];
}

export function stationColumns(running: boolean, search: Search): Column<StationRow>[] {
  const now: Column<StationRow> = {
    id: 'now',
    name: 'Now here',
    meaning: 'Who is seen here now',
    sortBy: (row) => row.present?.length ?? null,
    cell: (row) =>
      row.present === null || row.present.length === 0
        ? 'nobody'
        : row.present.map((each) => `${each.name} ${each.working ? 'working' : 'idle'}`).join(', '),
  };
  return [
    {
      id: 'id',
      name: 'Workstation',
      sortBy: (row) => row.id,
      cell: (row) => (
        <Link
          to="/stations/$id"
          params={{ id: row.id }}
          search={carried(search)}
          title={`${row.name} (${row.id})`}
        >
          {row.name}
        </Link>
      ),
    },
    { id: 'type', name: 'Type', minor: true, sortBy: (row) => row.type, cell: (row) => row.type },
    ...(running ? [now] : []),
    {
      id: 'utilization',
      name: 'Util.',
      unit: '%',
      meaning: 'Working ÷ occupied; ISO 22400: utilization efficiency',
      numeric: true,
      sortBy: (row) => ratio(row.tally.working, row.tally.occupied),
      cell: (row) => percent(ratio(row.tally.working, row.tally.occupied)),
    },
    {
      id: 'occupied',
      name: 'Occupied',
      unit: 'h:mm:ss',
      meaning: 'Time in which at least one worker was here',
      numeric: true,
      minor: true,
      sortBy: (row) => row.tally.occupied,
      cell: (row) => duration(row.tally.occupied),
    },
    {
      id: 'working',
      name: 'Working',
      unit: 'h:mm:ss',
      meaning: 'Time in which at least one worker worked here',
      numeric: true,
      minor: true,
      sortBy: (row) => row.tally.working,
      cell: (row) => duration(row.tally.working),
    },
    {
      id: 'units',
      name: 'Units',
      numeric: true,
      sortBy: (row) => row.tally.units,
      cell: (row) => count(row.tally.units),
    },
    {
      id: 'throughput',
      name: 'Units/h',
      meaning: 'Units ÷ occupied hour',
      numeric: true,
      minor: true,
      sortBy: (row) => perHour(row.tally.units, row.tally.occupied),
      cell: (row) => decimal(perHour(row.tally.units, row.tally.occupied), 1),
    },
    {
      id: 'events',
      name: 'Events',
      meaning: 'Distinct events of cameras in this time',
      numeric: true,
      minor: true,
      sortBy: (row) => row.tally.events,
      cell: (row) => count(row.tally.events),
    },
  ];
}
