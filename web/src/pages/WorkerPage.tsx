import { perHour, presentAt, ratio, seen, utilization } from '../law/counting';
import { clock as clockText, count, decimal, percent } from '../law/format';
import type { Figures } from '../live/board';
import { Budget } from '../parts/Budget';
import { FactsPanel } from '../parts/FactsPanel';
import { Hours } from '../parts/Hours';
import { StateSign } from '../parts/StateSign';
import { TimelinePanel } from '../parts/TimelinePanel';
import { Why, type Reason } from '../parts/Why';
import { stationName } from './lines';
import { OnePage } from './OnePage';
import styles from './pages.module.css';

/** One worker: her figures and what they are made of. */
export function WorkerPage() {
  return (
    <OnePage
      kind="worker"
      find={(figures, id) => figures.board.workers.get(id)}
      now={(figures, id) => <Now figures={figures} id={id} />}
    >
      {(figures, id) => <Panels figures={figures} id={id} />}
    </OnePage>
  );
}

function Now({ figures, id }: { figures: Figures; id: string }) {
  const worker = figures.board.workers.get(id);
  if (worker === undefined) {
    return null;
  }
  const present = presentAt(worker, figures.now);
  return (
    <p style={{ margin: 0 }}>
      <StateSign present={present} now={figures.now} />
      {present.station !== null && <> · {stationName(figures, present.station)}</>}
    </p>
  );
}

function Panels({ figures, id }: { figures: Figures; id: string }) {
  const tally = figures.worker(id);
  const time = (value: number) => <span className="num">{clockText(value)}</span>;
  const tracked = tally.working + tally.idle;
  const window = tracked + tally.absent + tally.unobserved;
  const reasons: Reason[] = [
    {
      name: 'Utilization',
      value: percent(utilization(tally)),
      unit: '%',
      formula: 'working ÷ (working + idle)',
      parts: (
        <>
          {time(tally.working)} ÷ ({time(tally.working)} + {time(tally.idle)})
        </>
      ),
      note: 'ISO 22400: worker efficiency. Absent time and time that nobody saw are in neither part.',
    },
    {
      name: 'Units',
      value: count(tally.units),
      unit: '',
      formula: 'the counts of all production events in this time, added up',
      parts: <>{count(tally.events)} events in all, of every kind</>,
    },
    {
      name: 'Units per active hour',
      value: decimal(perHour(tally.units, tally.working), 2),
      unit: 'units/h',
      formula: 'units ÷ working time',
      parts: (
        <>
          {count(tally.units)} ÷ {time(tally.working)}
        </>
      ),
    },
    {
      name: 'Units per tracked hour',
      value: decimal(perHour(tally.units, tracked), 2),
      unit: 'units/h',
      formula: 'units ÷ (working + idle)',
      parts: (
        <>
          {count(tally.units)} ÷ {time(tracked)}
        </>
      ),
    },
    {
      name: 'Time seen',
      value: percent(seen(tally)),
      unit: '%',
      formula: '(working + idle + absent) ÷ the whole time',
      parts: (
        <>
          {time(tracked + tally.absent)} ÷ {time(window)}
        </>
      ),
      note: 'What no camera saw is never called idle or absent; the other figures do not speak of it.',
    },
    {
      name: 'Absent',
      value: percent(ratio(tally.absent, window)),
      unit: '%',
      formula: 'absent ÷ the whole time',
      parts: (
        <>
          {time(tally.absent)} ÷ {time(window)}
        </>
      ),
    },
  ];
  return (
    <>
      <Budget tally={tally} />
      <TimelinePanel figures={figures} worker={id} />
      <div className={styles.two}>
        <Why reasons={reasons} />
        <Hours figures={figures} worker={id} />
      </div>
      <FactsPanel worker={id} stationName={(station) => stationName(figures, station)} />
    </>
  );
}
