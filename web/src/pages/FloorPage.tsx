import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { facts } from '../api/client';
import { onlyOf, withRange } from '../frame/search';
import { useView } from '../frame/useView';
import { micros } from '../law/micros';
import { useFigures, useLive } from '../live/BoardProvider';
import type { Figures } from '../live/board';
import { Cards } from '../parts/Cards';
import { FigureTable } from '../parts/FigureTable';
import { Notice } from '../parts/Notice';
import { OnlyPicker } from '../parts/OnlyPicker';
import { StateCounts } from '../parts/StateCounts';
import { TimelinePanel } from '../parts/TimelinePanel';
import { windowText } from '../time/range';
import { plusDays } from '../time/zone';
import { stationColumns, stationRows, workerColumns, workerRows } from './lines';
import { Heading, PageState } from './PageState';
import styles from './pages.module.css';

/** The board: what a supervisor looks at all day. */
export function FloorPage() {
  const figures = useFigures();
  const { clock } = useLive();
  useEffect(() => {
    document.title = 'Linebeat';
  }, []);
  return (
    <PageState figures={figures}>
      {figures !== null && (
        <>
          <div className={styles.top}>
            <Heading text={windowText({ from: figures.board.from, end: figures.end }, clock)}>Floor</Heading>
            <OnlyPicker figures={figures} />
          </div>
          <Floor figures={figures} />
        </>
      )}
    </PageState>
  );
}

function Floor({ figures }: { figures: Figures }) {
  const { search, change } = useView();
  const only = onlyOf(search);
  const workers = workerRows(figures).filter((row) => only?.kind !== 'worker' || row.id === only.id);
  const stations = stationRows(figures).filter((row) => only?.kind !== 'station' || row.id === only.id);
  const columns = useMemo(() => workerColumns(figures.running, search), [figures.running, search]);
  const ofStations = useMemo(() => stationColumns(figures.running, search), [figures.running, search]);
  if (figures.board.workers.size === 0 && figures.board.stations.size === 0) {
    return <NobodyYet site={figures.board.site} />;
  }
  if (only !== null && !figures.board[only.kind === 'worker' ? 'workers' : 'stations'].has(only.id)) {
    return (
      <Notice
        kind="empty"
        title={`No ${only.kind === 'worker' ? 'worker' : 'workstation'} “${only.id}” is registered at this site`}
        action={
          <Button variant="default" onClick={() => change(({ only: _only, ...rest }) => rest)}>
            Show all
          </Button>
        }
      />
    );
  }
  const unseen = workers.every(
    (row) => row.tally.working + row.tally.idle + row.tally.absent + row.tally.units === 0,
  );
  return (
    <>
      {unseen && <NothingSeen />}
      <Cards figures={figures} />
      {figures.running && <StateCounts figures={figures} />}
      <TimelinePanel
        figures={figures}
        {...(only?.kind === 'worker'
          ? { worker: only.id }
          : only?.kind === 'station'
            ? { station: only.id }
            : {})}
      />
      {only?.kind !== 'station' && (
        <FigureTable
          name="Workers"
          lines={workers}
          columns={columns}
          texts={(row) => [row.id, row.name, row.stationName]}
          search={search.q ?? ''}
          onSearch={(q) => change((current) => ({ ...current, q }), true)}
          sort={search.sort ?? 'id'}
          onSort={(sort) => change((current) => ({ ...current, sort }), true)}
          empty="No worker is registered at this site."
        />
      )}
      {only?.kind !== 'worker' && (
        <FigureTable
          name="Workstations"
          lines={stations}
          columns={ofStations}
          texts={(row) => [row.id, row.name, row.type]}
          search={search.sq ?? ''}
          onSearch={(sq) => change((current) => ({ ...current, sq }), true)}
          sort={search.ssort ?? 'id'}
          onSort={(ssort) => change((current) => ({ ...current, ssort }), true)}
          empty="No workstation is registered at this site."
        />
      )}
    </>
  );
}

function NobodyYet({ site }: { site: string }) {
  const example = `curl -X POST ${window.location.origin}/api/workers -H 'Content-Type: application/json' \\
  -d '{"worker_id": "W1", "name": "Alice Johnson"}'
curl -X POST ${window.location.origin}/api/workstations -H 'Content-Type: application/json' \\
  -d '{"station_id": "S1", "name": "Assembly Line 1", "type": "assembly"}'`;
  return (
    <Notice kind="empty" title={`Nobody is registered at the site “${site}” yet`}>
      <p>
        Register workers and workstations, then let cameras send events; they show here within a second. Or
        load demo data from the menu above.
      </p>
      <pre tabIndex={0}>{example}</pre>
    </Notice>
  );
}

/** Says where the newest facts are instead of showing zeros alone. */
function NothingSeen() {
  const { site, clock } = useLive();
  const { change } = useView();
  const newest = useQuery({
    queryKey: ['newest', site],
    queryFn: () => facts({ site, limit: 1 }),
    refetchInterval: 60_000,
  });
  const at = newest.data?.facts[0]?.timestamp;
  if (newest.data === undefined) {
    return null;
  }
  if (at === undefined) {
    return (
      <Notice kind="empty" title="No camera has said anything yet">
        Send events to /api/events; they show here within a second.
      </Notice>
    );
  }
  const date = clock.date(micros(at));
  return (
    <Notice
      kind="empty"
      title="Nothing was seen in this time"
      action={
        <Button
          variant="default"
          onClick={() => change((current) => withRange(current, { from: date, to: plusDays(date, 1) }))}
        >
          Show {clock.day(micros(at))}
        </Button>
      }
    >
      The newest event is of {clock.moment(micros(at))}.
    </Notice>
  );
}
