import { lastOf } from '../live/lastOf';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { report, type ReportAnswer, type StationLine, type TotalLine } from '../api/client';
import { onlyOf, type Only } from '../frame/search';
import { useView } from '../frame/useView';
import { useLive } from '../live/BoardProvider';
import type { Figures } from '../live/board';
import { perHour, ratio, seen, sum, tally, utilization, type Tally } from '../law/counting';
import { clock as clockText, count, decimal, NO_DATA, percent } from '../law/format';
import { HOUR, micros } from '../law/micros';
import { before, bucketOf, type BucketSize, seenPart, wholeBuckets, type Bounds } from '../time/range';
import styles from './Cards.module.css';
import { Spark, type Point } from './Spark';
import { useRefetchWhenTouched } from '../live/useTouched';

/** One card: what it shows of figures, how it is written, and what its trend is drawn from. */
interface Card<F> {
  name: string;
  unit: string;
  meaning: string;
  value: (figures: F) => number | null;
  text: (value: number | null) => string;
  /** Whether it grows with the length of the time. */
  adds?: true;
  /** How a difference is written: as percentage points, or in percent of what was before. */
  difference: 'points' | 'percent';
}

/** Seconds tell nothing of a thousand hours. */
const hours = (value: number | null) =>
  value === null ? NO_DATA : value < 1000 * HOUR ? clockText(value) : decimal(value / HOUR, 1);
const whole = (value: number | null) => (value === null ? NO_DATA : count(value));

/** The figures of the factory, or of one worker: sums, and ratios of sums. */
const OF_WORKERS: Card<Tally>[] = [
  {
    name: 'Utilization',
    unit: '%',
    meaning: 'Working time ÷ (working + idle) time',
    value: utilization,
    text: percent,
    difference: 'points',
  },
  {
    name: 'Productive time',
    adds: true,
    unit: 'h',
    meaning: 'Working time of all workers together',
    value: (of) => of.working,
    text: hours,
    difference: 'percent',
  },
  {
    name: 'Units',
    adds: true,
    unit: '',
    meaning: 'Units finished',
    value: (of) => of.units,
    text: whole,
    difference: 'percent',
  },
  {
    name: 'Rate',
    unit: 'units/h',
    meaning: 'Units ÷ productive hour',
    value: (of) => perHour(of.units, of.working),
    text: (value) => decimal(value, 1),
    difference: 'percent',
  },
  {
    name: 'Idle time',
    adds: true,
    unit: 'h',
    meaning: 'Time at a station without work, all workers together',
    value: (of) => of.idle,
    text: hours,
    difference: 'percent',
  },
  {
    name: 'Time seen',
    unit: '%',
    meaning: 'Share of the time of which anything is known; the figures speak of this part alone',
    value: seen,
    text: percent,
    difference: 'points',
  },
];

interface OfStation {
  occupied: number;
  working: number;
  person: number;
  units: number;
  events: number;
}

const OF_STATION: Card<OfStation>[] = [
  {
    name: 'Utilization',
    unit: '%',
    meaning: 'Working time ÷ occupied time',
    value: (of) => ratio(of.working, of.occupied),
    text: percent,
    difference: 'points',
  },
  {
    name: 'Occupied',
    adds: true,
    unit: 'h',
    meaning: 'Time in which at least one worker was there',
    value: (of) => of.occupied,
    text: hours,
    difference: 'percent',
  },
  {
    name: 'Units',
    adds: true,
    unit: '',
    meaning: 'Units finished here',
    value: (of) => of.units,
    text: whole,
    difference: 'percent',
  },
  {
    name: 'Throughput',
    unit: 'units/h',
    meaning: 'Units ÷ occupied hour',
    value: (of) => perHour(of.units, of.occupied),
    text: (value) => decimal(value, 1),
    difference: 'percent',
  },
  {
    name: 'Working time',
    adds: true,
    unit: 'h',
    meaning: 'Time in which at least one worker worked here',
    value: (of) => of.working,
    text: hours,
    difference: 'percent',
  },
  {
    name: 'Person time',
    adds: true,
    unit: 'h',
    meaning: 'Time of all workers here together',
    value: (of) => of.person,
    text: hours,
    difference: 'percent',
  },
];

const ofTotal = (line: TotalLine): Tally => tally(line);
const ofStation = (line: StationLine): OfStation => ({
  occupied: line.occupied_us,
  working: line.working_us,
  person: line.person_us,
  units: line.units,
  events: line.event_count,
});

/** Six figures of what is looked at: everything, or what the filter leaves. */
export function Cards({ figures, only }: { figures: Figures; only?: Only }) {
  const { search } = useView();
  const filter = only === undefined ? onlyOf(search) : only;
  const station = filter?.kind === 'station' && figures.board.stations.has(filter.id) ? filter.id : null;
  if (station !== null) {
    return (
      <CardRow
        cards={OF_STATION}
        figures={figures}
        now={figures.station(station)}
        question={{ station, lists: 'stations' }}
        read={(answer) => answer.stations[0] && ofStation(answer.stations[0])}
      />
    );
  }
  const worker = filter?.kind === 'worker' && figures.board.workers.has(filter.id) ? filter.id : null;
  const ids = worker === null ? [...figures.board.workers.keys()] : [worker];
  return (
    <CardRow
      cards={OF_WORKERS}
      figures={figures}
      now={sum(ids.map((id) => figures.worker(id)))}
      question={{ worker: worker ?? undefined, lists: 'none' }}
      read={(answer) => ofTotal(answer.total)}
    />
  );
}

interface Question {
  worker?: string | undefined;
  station?: string | undefined;
  lists: 'stations' | 'none';
}

function CardRow<F extends { events: number }>(props: {
  cards: Card<F>[];
  figures: Figures;
  now: F;
  question: Question;
  read: (answer: Pick<ReportAnswer, 'total' | 'stations'>) => F | undefined;
}) {
  const { cards, figures, now, question, read } = props;
  const { range, clock, bounds } = useLive();
  const window = { from: figures.board.from, end: figures.end };
  const bucket = bucketOf(window);
  const trend = useReport(bounds, question, bucket);
  const compared = before(range, clock, window);
  const past = useReport(
    compared === null ? null : figures.running ? settled(compared.bounds) : compared.bounds,
    question,
  );
  const told = past === undefined ? undefined : read(past);
  // With a time of which nothing is known nothing is compared.
  const pastFigures = told !== undefined && told.events > 0 ? told : undefined;
  return (
    <section aria-label="Key figures" className={styles.cards}>
      {cards.map((card) => {
        const value = card.value(now);
        return (
          <article key={card.name} className={styles.card} title={card.meaning}>
            <h2 className={styles.name}>{card.name}</h2>
            <p className={styles.value}>
              <span className="num">{card.text(value)}</span> <span className={styles.unit}>{card.unit}</span>
            </p>
            <Difference
              card={card}
              value={value}
              past={pastFigures === undefined ? null : scaled(card, card.value(pastFigures), window, past)}
              name={compared?.name ?? ''}
              meaning={compared?.meaning ?? ''}
            />
            <Spark
              points={wholeBuckets(seenPart(trend?.buckets ?? []), bucket).map((bucket): Point => {
                const figuresOf = read(bucket);
                return {
                  at: bucket.from,
                  value: figuresOf === undefined ? null : card.value(figuresOf),
                };
              })}
              describe={(point) =>
                `${clock.moment(Date.parse(point.at) * 1000)}: ${card.text(point.value)} ${card.unit}`
              }
            />
          </article>
        );
      })}
    </section>
  );
}

/** What was before, as it would be in as much time as is looked at now: the two are rarely equally long to the second. */
function scaled<F>(
  card: Card<F>,
  value: number | null,
  window: { from: number; end: number },
  past: ReportAnswer | undefined,
): number | null {
  if (value === null || past === undefined || card.adds !== true) {
    return value;
  }
  const length = micros(past.window.end) - micros(past.window.from);
  return length <= 0 ? null : (value * (window.end - window.from)) / length;
}

/** Asked again only each minute, though the bounds of what is compared move on with each second. */
function settled({ from, to }: Bounds): Bounds {
  const minute = (text: string) => text.replace(/:\d\d\.\d+Z$/, ':00Z');
  return { from: minute(from), to: to === undefined ? undefined : minute(to) };
}

function useReport(asked: Bounds | null, question: Question, bucket?: BucketSize) {
  const { site, range } = useLive();
  const subject = JSON.stringify([site, range, question, bucket]);
  const key = ['report', subject, asked];
  const query = useQuery({
    queryKey: key,
    queryFn: () => report({ site, ...(asked as Bounds), ...question, ...(bucket && { bucket }) }),
    enabled: asked !== null,
    // The same question a minute ago; never another's answer.
    placeholderData: lastOf(subject),
    refetchInterval: 60_000,
  });
  useRefetchWhenTouched(key, bucket !== undefined);
  return query.data;
}

function Difference<F>(props: {
  card: Card<F>;
  value: number | null;
  past: number | null;
  name: string;
  meaning: string;
}): ReactNode {
  const { card, value, past, name } = props;
  if (value === null || past === null || name === '' || (card.difference === 'percent' && past === 0)) {
    return <p className={styles.difference}>&nbsp;</p>;
  }
  const change = card.difference === 'points' ? (value - past) * 100 : (value / past - 1) * 100;
  const shown = decimal(Math.abs(change), 1);
  const direction = shown === '0.0' ? '=' : change > 0 ? '▲' : '▼';
  return (
    <p className={styles.difference} title={`Compared with ${props.meaning}`}>
      <span className="num">
        <span aria-hidden>{direction}</span> {change > 0 ? '+' : change < 0 ? '−' : ''}
        {shown} {card.difference === 'points' ? 'pts' : '%'}
      </span>{' '}
      vs {name}
    </p>
  );
}
