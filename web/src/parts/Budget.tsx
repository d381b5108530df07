import { clock, percent } from '../law/format';
import { ratio, type Tally } from '../law/counting';
import styles from './Budget.module.css';
import { STATE_NAMES, STATES, Swatch } from './StateSign';

/** The whole time, divided into the four states: nothing is left over, nothing counts twice. */
export function Budget({ tally }: { tally: Tally }) {
  const whole = tally.working + tally.idle + tally.absent + tally.unobserved;
  return (
    <section className={styles.budget} aria-label="Where the time went">
      {STATES.map((state) => (
        <div key={state} className={styles.part}>
          <span className={styles.name}>
            <Swatch state={state} /> {STATE_NAMES[state]}
          </span>
          <span className={`num ${styles.time}`} data-time={state}>
            {clock(tally[state])}
          </span>
          <span className="num soft">{percent(ratio(tally[state], whole))} %</span>
        </div>
      ))}
    </section>
  );
}
