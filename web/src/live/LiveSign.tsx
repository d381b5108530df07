import { useFigures, useLive, useNow } from './BoardProvider';
import { isRunning } from './board';
import styles from './LiveSign.module.css';

/** Whether what is shown is true now; by sign, word and time, never by colour alone. */
export function LiveSign() {
  const { heard, clock } = useLive();
  const now = useNow();
  const figures = useFigures();
  if (heard.state === 'live') {
    const over = figures !== null && !isRunning(figures.board, now);
    const meaning = over ? 'What is shown is over; late events still correct it. ' : '';
    return (
      <p className={styles.sign} data-state="live" title={`${meaning}The site's clock (${clock.zone})`}>
        <span aria-hidden className={styles.live}>
          ●
        </span>
        <span>Live</span>
        <time className="num">{clock.time(now)}</time>
      </p>
    );
  }
  if (heard.state === 'lost') {
    return (
      <p className={styles.sign} data-state="lost" role="status">
        <span aria-hidden className={styles.lost}>
          ▲
        </span>
        <span>
          Reconnecting
          {heard.heardAt !== null && (
            <>
              {' '}
              · stale since <time className="num">{clock.time(heard.heardAt)}</time>
            </>
          )}
        </span>
      </p>
    );
  }
  return (
    <p className={styles.sign} data-state="connecting" role="status">
      <span aria-hidden>◌</span> Connecting
    </p>
  );
}
