import { Skeleton } from '@mantine/core';
import type { Figures } from '../live/board';
import { useLive } from '../live/BoardProvider';
import { HOUR } from '../law/micros';
import { runsUpTo, useTimeline } from '../live/useTimeline';
import { Notice } from './Notice';
import { STATE_MEANINGS, STATE_NAMES, STATES, Swatch } from './StateSign';
import { Timeline, type StripRow, type StripWindow } from './Timeline';
import styles from './TimelinePanel.module.css';

/** The strips of everybody, of one worker, or of those who were at a workstation. */
export function TimelinePanel(props: { figures: Figures; worker?: string; station?: string }) {
  const { figures, worker, station } = props;
  const timeline = useTimeline({
    ...(worker === undefined ? {} : { worker }),
    ...(station === undefined ? {} : { station }),
  });
  const rows =
    station === undefined ? everybody(props, timeline.runs) : visitors(figures, station, timeline.runs);
  const whole = { from: figures.board.from, end: figures.end };
  const window = seenWindow(whole, rows);
  const { clock } = useLive();
  return (
    <section aria-label="Timeline" className={styles.panel}>
      <div className={styles.head}>
        <h2>
          Timeline{' '}
          {window !== whole && (
            <span className={styles.cut}>
              {window.from > whole.from && `nothing seen before ${clock.moment(window.from)}`}
              {window.from > whole.from && window.end < whole.end && ', '}
              {window.end < whole.end && `nothing after ${clock.moment(window.end)}`}
            </span>
          )}
        </h2>
        <ul className={styles.key} aria-label="Key">
          {STATES.filter((state) => station === undefined || state === 'working' || state === 'idle').map(
            (state) => (
              <li key={state} title={STATE_MEANINGS[state]}>
                <Swatch state={state} /> {STATE_NAMES[state]}
              </li>
            ),
          )}
        </ul>
      </div>
      {timeline.error !== null ? (
        <Notice kind="error" title="The timeline cannot be shown">
          {timeline.error.message}
        </Notice>
      ) : timeline.isLoading ? (
        <Skeleton height={`${Math.min(24, figures.board.workers.size) * 2 + 3}rem`} />
      ) : window.end <= window.from ? (
        <p className="soft">This time has not begun.</p>
      ) : (
        <Timeline
          window={window}
          rows={rows}
          stationName={(id) => figures.board.stations.get(id)?.name ?? id}
        />
      )}
    </section>
  );
}

/** Without long stretches at the beginning and the end in which nobody was seen, to full hours; they are named instead. */
function seenWindow(whole: StripWindow, rows: readonly StripRow[]): StripWindow {
  const seen = rows.flatMap((row) => row.runs.filter((each) => each.state !== 'unobserved'));
  const first = Math.min(...seen.map((each) => each.from));
  const last = Math.max(...seen.map((each) => each.to));
  const from = Math.max(whole.from, Math.floor(first / HOUR) * HOUR);
  const end = Math.min(whole.end, Math.ceil(last / HOUR) * HOUR);
  const saved = from - whole.from + (whole.end - end);
  return seen.length > 0 && saved > (whole.end - whole.from) / 6 ? { from, end } : whole;
}

type Runs = ReturnType<typeof useTimeline>['runs'];

function everybody({ figures, worker }: { figures: Figures; worker?: string }, runs: Runs): StripRow[] {
  return [...figures.board.workers.values()]
    .filter((each) => worker === undefined || each.id === worker)
    .map((each) => ({
      worker: each.id,
      name: each.name,
      runs: runsUpTo(figures, each.id, runs.get(each.id) ?? []),
    }));
}

/** Those who were at the station; the rest of their time is not this station's. */
function visitors(figures: Figures, station: string, runs: Runs): StripRow[] {
  return [...figures.board.workers.values()]
    .map((each) => ({
      worker: each.id,
      name: each.name,
      runs: runsUpTo(figures, each.id, runs.get(each.id) ?? [], station),
    }))
    .filter((row) => row.runs.length > 0);
}
