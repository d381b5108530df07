import type { Present, State } from '../law/counting';
import { shortClock, words } from '../law/format';
import styles from './StateSign.module.css';

export const STATES: readonly State[] = ['working', 'idle', 'absent', 'unobserved'];

export const STATE_NAMES: Record<State, string> = {
  working: 'Working',
  idle: 'Idle',
  absent: 'Absent',
  unobserved: 'Not seen',
};

export const STATE_MEANINGS: Record<State, string> = {
  working: 'A camera saw work at the station.',
  idle: 'A camera saw the worker at the station, without work.',
  absent: 'A camera saw the station without the worker.',
  unobserved: 'No camera said anything that still holds. This time counts as nothing else.',
};

/** The state's pattern in a small box. */
export function Swatch({ state }: { state: State }) {
  return <span className={styles.swatch} data-state={state} aria-hidden />;
}

/** What somebody does now, and for how long. */
export function StateSign({ present, now }: { present: Present; now: number }) {
  const since = present.since === null ? null : Math.max(0, now - present.since);
  return (
    <span className={styles.sign} data-state={present.state}>
      <Swatch state={present.state} />
      <span>{STATE_NAMES[present.state]}</span>
      {since !== null && (
        <span className="num soft" title={`for ${words(since)}`}>
          {shortClock(since)}
        </span>
      )}
    </span>
  );
}
