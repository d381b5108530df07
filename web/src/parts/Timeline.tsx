import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { zoomedOut, zoomedTo } from '../frame/search';
import { carried, useView } from '../frame/useView';
import { useLive } from '../live/BoardProvider';
import type { Run, State } from '../law/counting';
import { decimal, words } from '../law/format';
import { MINUTE, utc } from '../law/micros';
import { ticks, type SiteClock } from '../time/zone';
import { magnification } from './magnification';
import { Patterns } from './Patterns';
import { STATE_NAMES, STATES } from './StateSign';
import styles from './Timeline.module.css';

/** A strip: whose it is, and her runs by time. */
export interface StripRow {
  worker: string;
  name: string;
  runs: readonly Run[];
}

export interface StripWindow {
  from: number;
  end: number;
}

/** Heights at the usual size of type; on a wall's screen everything grows. */
const ROW_PX = 32;
const STRIP_PX = 20;
/** More rows than this scroll in a box of their own, of which only what is seen is drawn. */
const MANY = 24;
/** A drag over fewer pixels is a click. */
const LEAST_DRAG_PX = 6;
/** A label needs so much room. */
const LABEL_PX = 44;
/** Nobody looks at less than this. */
const LEAST_ZOOM = MINUTE;

interface Spot {
  worker: string;
  at: number;
}

/** Strips under one axis, with one cross-hair; what it points at is told above, where it covers nothing. */
export function Timeline(props: {
  window: StripWindow;
  rows: readonly StripRow[];
  stationName: (id: string) => string;
}) {
  const { window, rows, stationName } = props;
  const { clock } = useLive();
  const { search, change } = useView();
  const { ref: axis, width } = useElementSize();
  const [spot, setSpot] = useState<Spot | null>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const scale = useMemo(() => new Scale(window, width), [window, width]);
  const zoom = (from: number, to: number) => {
    const [start, end] = widened(Math.min(from, to), Math.max(from, to));
    change((current) => zoomedTo(current, utc(start), utc(end)));
  };
  const zoomOut = () => {
    const back = zoomedOut(search);
    if (back !== null) {
      change(() => back);
    }
  };
  const hands: Hands = { clock, end: window.end, stationName, scale, setSpot, setDrag, zoom, zoomOut };
  const marks = ticks(clock, window.from, window.end, Math.max(2, Math.floor(width / 90)));

  return (
    <div className={styles.timeline} onPointerLeave={() => setSpot(null)}>
      <Patterns />
      <Readout spot={spot} rows={rows} clock={clock} stationName={stationName} />
      <div className={rows.length > MANY ? `${styles.row} ${styles.beside}` : styles.row} aria-hidden>
        <span />
        <div className={styles.axis} ref={axis}>
          {marks.map((tick) => (
            <span key={tick.at} className="num" style={{ left: scale.x(tick.at) }}>
              {width - scale.x(tick.at) > LABEL_PX && tick.label}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.body}>
        <Rows rows={rows} hands={hands} spot={spot} search={search} ticks={marks.map((tick) => tick.at)} />
        <div className={styles.overlay} aria-hidden>
          {spot !== null && <div className={styles.hair} style={{ left: scale.x(spot.at) }} />}
          {drag !== null && (
            <div
              className={styles.drag}
              style={{
                left: scale.x(Math.min(drag.from, drag.to)),
                width: Math.abs(scale.x(drag.to) - scale.x(drag.from)),
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** At least so long, around the same middle. */
function widened(from: number, to: number): [number, number] {
  const missing = Math.max(0, LEAST_ZOOM - (to - from)) / 2;
  return [Math.floor((from - missing) / 1000) * 1000, Math.ceil((to + missing) / 1000) * 1000];
}

class Scale {
  readonly height = STRIP_PX * magnification();

  constructor(
    private readonly window: StripWindow,
    readonly width: number,
  ) {}

  x(at: number): number {
    const length = this.window.end - this.window.from;
    return length <= 0 ? 0 : ((at - this.window.from) / length) * this.width;
  }

  at(x: number): number {
    const share = this.width === 0 ? 0 : Math.min(1, Math.max(0, x / this.width));
    return this.window.from + share * (this.window.end - this.window.from);
  }
}

interface Hands {
  clock: SiteClock;
  end: number;
  stationName: (id: string) => string;
  scale: Scale;
  setSpot: (spot: Spot | null) => void;
  setDrag: (drag: { from: number; to: number } | null) => void;
  zoom: (from: number, to: number) => void;
  zoomOut: () => void;
}

type RowsProps = {
  rows: readonly StripRow[];
  hands: Hands;
  spot: Spot | null;
  search: ReturnType<typeof useView>['search'];
  ticks: number[];
};

function Rows(props: RowsProps) {
  return props.rows.length <= MANY ? (
    <div>
      {props.rows.map((row) => (
        <Row key={row.worker} row={row} {...props} />
      ))}
    </div>
  ) : (
    <ManyRows {...props} />
  );
}

function ManyRows(props: RowsProps) {
  const { rows } = props;
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX * magnification(),
    overscan: 4,
  });
  return (
    <div
      ref={box}
      className={styles.box}
      tabIndex={0}
      role="region"
      aria-label={`Timelines of ${rows.length} workers`}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index] as StripRow;
          return (
            <div
              key={row.worker}
              style={{ position: 'absolute', width: '100%', transform: `translateY(${item.start}px)` }}
            >
              <Row row={row} {...props} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Row({ row, hands, spot, search, ticks: marks }: RowsProps & { row: StripRow }) {
  const start = useRef<number | null>(null);
  const at = (event: PointerEvent<HTMLDivElement>) =>
    hands.scale.at(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const finish = (event: PointerEvent<HTMLDivElement>) => {
    const from = start.current;
    start.current = null;
    hands.setDrag(null);
    if (from !== null && Math.abs(hands.scale.x(at(event)) - hands.scale.x(from)) >= LEAST_DRAG_PX) {
      hands.zoom(from, at(event));
    }
  };
  const index = spot?.worker === row.worker ? indexAt(row.runs, spot.at) : -1;
  const current = row.runs[index];
  return (
    <div className={styles.row}>
      <Link
        to="/workers/$id"
        params={{ id: row.worker }}
        search={carried(search)}
        className={styles.name}
        title={`${row.name} (${row.worker})`}
      >
        {row.name}
      </Link>
      <div
        className={styles.strip}
        role="slider"
        tabIndex={0}
        aria-label={`Timeline of ${row.name}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, row.runs.length - 1)}
        aria-valuenow={Math.max(0, index)}
        aria-valuetext={current === undefined ? summary(row.runs) : told(current, hands)}
        data-worker={row.worker}
        onFocus={() => {
          const first = row.runs.at(-1);
          if (first !== undefined && spot?.worker !== row.worker) {
            hands.setSpot({ worker: row.worker, at: middle(first) });
          }
        }}
        onBlur={() => hands.setSpot(null)}
        onKeyDown={(event) => move(event, row, index, hands)}
        onPointerDown={(event) => {
          if (event.button === 0) {
            event.currentTarget.setPointerCapture(event.pointerId);
            start.current = at(event);
          }
        }}
        onPointerMove={(event) => {
          hands.setSpot({ worker: row.worker, at: at(event) });
          if (start.current !== null) {
            hands.setDrag({ from: start.current, to: at(event) });
          }
        }}
        onPointerUp={finish}
        onPointerCancel={() => {
          start.current = null;
          hands.setDrag(null);
        }}
      >
        <Strip runs={row.runs} scale={hands.scale} marks={marks} />
      </div>
    </div>
  );
}

/** Arrows go from run to run, plus and minus zoom, Escape goes back. */
function move(event: KeyboardEvent, row: StripRow, index: number, hands: Hands) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return; // the browser's own
  }
  const go = (to: number) => {
    const target = row.runs[Math.min(row.runs.length - 1, Math.max(0, to))];
    if (target !== undefined) {
      hands.setSpot({ worker: row.worker, at: middle(target) });
    }
  };
  const current = row.runs[Math.max(0, index)];
  const actions: Record<string, () => void> = {
    ArrowLeft: () => go(index - 1),
    ArrowRight: () => go(index + 1),
    ArrowDown: () => go(index - 1),
    ArrowUp: () => go(index + 1),
    Home: () => go(0),
    End: () => go(row.runs.length - 1),
    '+': () =>
      current !== undefined && hands.zoom(current.from - length(current), current.to + length(current)),
    '-': hands.zoomOut,
    Escape: hands.zoomOut,
  };
  const action = actions[event.key];
  if (action !== undefined) {
    event.preventDefault();
    action();
  }
}

/** A span in words. Of the one that goes on, what does not change with each second. */
function told(of: Run, { clock, end, stationName }: Hands): string {
  const to = of.to >= end ? 'until now' : `to ${clock.time(of.to)}, ${words(length(of))}`;
  const where = of.station === null ? '' : `, ${stationName(of.station)}`;
  const sure =
    of.state === 'unobserved' || of.confidence === null ? '' : `, confidence ${decimal(of.confidence, 2)}`;
  return `${STATE_NAMES[of.state]} from ${clock.time(of.from)} ${to}${where}${sure}`;
}

const middle = (of: Run) => (of.from + of.to) / 2;
const length = (of: Run) => of.to - of.from;

function indexAt(runs: readonly Run[], at: number): number {
  return runs.findIndex((each) => each.from <= at && at < each.to);
}

function summary(runs: readonly Run[]): string {
  const times = STATES.map((state) => ({
    state,
    time: runs.filter((each) => each.state === state).reduce((all, each) => all + length(each), 0),
  }));
  return times
    .filter(({ time }) => time > 0)
    .map(({ state, time }) => `${STATE_NAMES[state]} ${words(time)}`)
    .join(', ');
}

/** One path for each state, however many runs there are. */
const Strip = memo(function Strip(props: { runs: readonly Run[]; scale: Scale; marks: number[] }) {
  const { runs, scale, marks } = props;
  const paths = useMemo(() => {
    const drawn: Record<State, string> = { working: '', idle: '', absent: '', unobserved: '' };
    for (const each of runs) {
      const left = scale.x(each.from);
      const width = Math.max(0.5, scale.x(each.to) - left);
      const inset = each.state === 'absent' ? 1 : 0;
      const w = Math.max(0.25, width - 2 * inset);
      drawn[each.state] +=
        `M${(left + inset).toFixed(2)} ${inset}h${w.toFixed(2)}v${scale.height - 2 * inset}h${(-w).toFixed(2)}z`;
    }
    return drawn;
  }, [runs, scale]);
  return (
    <svg width={scale.width} height={scale.height} aria-hidden>
      {STATES.map((state) => paths[state] !== '' && <path key={state} d={paths[state]} data-state={state} />)}
      {marks.map((mark) => (
        <path
          key={mark}
          d={`M${Math.round(scale.x(mark)) + 0.5} 0v${scale.height}`}
          className={styles.mark}
        />
      ))}
    </svg>
  );
});

function Readout(props: {
  spot: Spot | null;
  rows: readonly StripRow[];
  clock: SiteClock;
  stationName: (id: string) => string;
}) {
  const { spot, rows, clock, stationName } = props;
  const row = rows.find((each) => each.worker === spot?.worker);
  const found = row?.runs[indexAt(row.runs, spot?.at ?? NaN)];
  return (
    <p id="timeline-readout" className={styles.readout} data-testid="readout">
      {row === undefined || found === undefined ? (
        <span className="soft">
          Point at a strip, or go to one with the keyboard: arrows tell span by span, drag or + zooms, Esc
          goes back.
        </span>
      ) : (
        <>
          <strong>{row.name}</strong> · {STATE_NAMES[found.state]} ·{' '}
          <span className="num">
            {clock.time(found.from)} to {clock.time(found.to)}
          </span>{' '}
          ({words(length(found))}){found.station !== null && <> · {stationName(found.station)}</>}
          {found.state !== 'unobserved' && (
            <> · confidence {found.confidence === null ? 'not said' : decimal(found.confidence, 2)}</>
          )}
        </>
      )}
    </p>
  );
}
