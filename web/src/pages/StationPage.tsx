import { perHour, ratio } from '../law/counting';
import { clock as clockText, count, decimal, percent } from '../law/format';
import type { Figures } from '../live/board';
import { FactsPanel } from '../parts/FactsPanel';
import { Hours } from '../parts/Hours';
import { TimelinePanel } from '../parts/TimelinePanel';
import { Why, type Reason } from '../parts/Why';
import { presenceText, stationName, stationRows } from './lines';
import { OnePage } from './OnePage';
import styles from './pages.module.css';

/** One workstation: its figures and what they are made of. */
export function StationPage() {
  return (
    <OnePage
      kind="workstation"
      find={(figures, id) => figures.board.stations.get(id)}
      about={(station) => station.type}
      now={(figures, id) => <Now figures={figures} id={id} />}
    >
      {(figures, id) => <Panels figures={figures} id={id} />}
    </OnePage>
  );
}

function Now({ figures, id }: { figures: Figures; id: string }) {
  const present = stationRows(figures).find((row) => row.id === id)?.present;
  if (present === undefined || present === null) {
    return null;
  }
  return <p style={{ margin: 0 }}>Now here: {presenceText(present)}</p>;
}

function Panels({ figures, id }: { figures: Figures; id: string }) {
  const tally = figures.station(id);
  const time = (value: number) => <span className="num">{clockText(value)}</span>;
  const reasons: Reason[] = [
    {
      name: 'Utilization',
      value: percent(ratio(tally.working, tally.occupied)),
      unit: '%',
      formula: 'working ÷ occupied',
      parts: (
        <>
          {time(tally.working)} ÷ {time(tally.occupied)}
        </>
      ),
      note: 'ISO 22400: utilization efficiency.',
    },
    {
      name: 'Occupied',
      value: clockText(tally.occupied),
      unit: 'h:mm:ss',
      formula: 'the time in which at least one worker was seen here, working or idle',
      parts: <>Time that two share counts once, so this does not add up over workstations.</>,
    },
    {
      name: 'Units',
      value: count(tally.units),
      unit: '',
      formula: 'the counts of all production events here, added up',
      parts: <>{count(tally.events)} events in all, of every kind</>,
    },
    {
      name: 'Throughput',
      value: decimal(perHour(tally.units, tally.occupied), 2),
      unit: 'units/h',
      formula: 'units ÷ occupied time',
      parts: (
        <>
          {count(tally.units)} ÷ {time(tally.occupied)}
        </>
      ),
    },
    {
      name: 'Person time',
      value: clockText(tally.person),
      unit: 'h:mm:ss',
      formula: 'the time of everybody here, added up',
      parts: <>Time that two share counts twice.</>,
    },
  ];
  return (
    <>
      <TimelinePanel figures={figures} station={id} />
      <div className={styles.two}>
        <Why reasons={reasons} />
        <Hours figures={figures} station={id} />
      </div>
      <FactsPanel station={id} stationName={(station) => stationName(figures, station)} />
    </>
  );
}
