import { onlyOf } from '../frame/search';
import { useView } from '../frame/useView';
import { presentAt } from '../law/counting';
import { count } from '../law/format';
import type { Figures } from '../live/board';
import { STATE_MEANINGS, STATE_NAMES, STATES, Swatch } from './StateSign';
import styles from './StateCounts.module.css';

/** How many do what right now; at the same time the key to the strips' patterns. */
export function StateCounts({ figures }: { figures: Figures }) {
  const { search } = useView();
  const only = onlyOf(search);
  const present = [...figures.board.workers.values()]
    .filter((worker) => only?.kind !== 'worker' || worker.id === only.id)
    .map((worker) => presentAt(worker, figures.now))
    .filter((each) => only?.kind !== 'station' || each.station === only.id);
  return (
    <section aria-label="Right now" className={styles.counts}>
      <h2 className={styles.name}>Right now</h2>
      <ul>
        {STATES.filter((state) => only?.kind !== 'station' || state !== 'unobserved').map((state) => (
          <li key={state} title={STATE_MEANINGS[state]}>
            <Swatch state={state} />
            <strong className="num">{count(present.filter((each) => each.state === state).length)}</strong>
            <span>{STATE_NAMES[state].toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
