import { Skeleton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Figures } from '../live/board';
import { useLive } from '../live/BoardProvider';
import type { Run } from '../law/counting';
import { HOUR } from '../law/micros';
import { LONGEST_TIMELINE, runsUpTo, useTimeline } from '../live/useTimeline';
import { Notice } from './Notice';
import { STATE_MEANINGS, STATE_NAMES, STATES, Swatch } from './StateSign';
import { Timeline, type StripRow, type StripWindow } from './Timeline';
import styles from './TimelinePanel.module.css';

/** The strips of everybody, of one worker, or of those who were at a workstation. */
export function TimelinePanel(props: { figures: Figures; worker?: string; station?: string }) {
  const { figures, worker, station } = props;
  const whole = { from: figures.board.from, end: figures.end };
  const tooLong = whole.end - whole.from > LONGEST_TIMELINE;
  const timeline = useTimeline(
    { ...(worker === undefined ? {} : { worker }), ...(station === undefined ? {} : { station }) },
    !tooLong,
  );
  useAskedAgainAtTheEnd(figures.running);
  const rows =
    station === undefined ? everybody(props, timeline.runs) : visitors(figures, station, timeline.runs);
  const window = tooLong ? whole : seenWindow(whole, figures, timeline.runs);
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
      {tooLong ? (
        <p className="soft">Timelines reach over 31 days at the most; choose a shorter range.</p>
      ) : timeline.error !== null ? (
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

/** When a window ends while it is looked at, the board no longer says how its last runs went. */
function useAskedAgainAtTheEnd(running: boolean) {
  const queries = useQueryClient();
  const was = useRef(running);
  useEffect(() => {
    if (was.current && !running) {
      void queries.invalidateQueries({ queryKey: ['timeline'] });
    }
    was.current = running;
  }, [running, queries]);
}

/** From the first to the last thing seen, to full hours; or the whole window where that saves little. */
function seenWindow(whole: StripWindow, figures: Figures, runs: Runs): StripWindow {
  let first = Infinity;
  let last = -Infinity;
  const take = (some: readonly Run[]) => {
    for (const each of some) {
      if (each.state !== 'unobserved') {
        first = Math.min(first, each.from);
        last = Math.max(last, each.to);
      }
    }
  };
  runs.forEach(take);
  figures.board.workers.forEach((worker) => take(worker.runs));
  const from = Math.max(whole.from, Math.floor(first / HOUR) * HOUR);
  const end = Math.min(whole.end, Math.ceil(last / HOUR) * HOUR);
  const saved = from - whole.from + (whole.end - end);
  return from < end && saved > (whole.end - whole.from) / 6 ? { from, end } : whole;
}

type Runs = ReturnType<typeof useTimeline>['runs'];

function everybody({ figures, worker }: { figures: Figures; worker?: string }, runs: Runs): StripRow[] {
  return [...figures.board.workers.values()]
    .filter((each) => worker === undefined || each.id === worker)
    .map((each) => new Strip(each.id, each.name, () => runsUpTo(figures, each.id, runs.get(each.id) ?? [])));
}

/** A strip whose runs are put together only if it is drawn: of two thousand a screen shows two dozen. */
class Strip implements StripRow {
  private made: readonly Run[] | null = null;

  constructor(
    readonly worker: string,
    readonly name: string,
    private readonly make: () => readonly Run[],
  ) {}

  get runs(): readonly Run[] {
    this.made ??= this.make();
    return this.made;
  }
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
