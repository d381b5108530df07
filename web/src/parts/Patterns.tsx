import styles from './Timeline.module.css';

/** The states' fills, defined once for a page: solid, hatched, hollow, dotted. They tell the states apart in grey too. */
export function Patterns() {
  return (
    <svg className={styles.patterns} aria-hidden>
      <defs>
        <pattern
          id="fill-idle"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" className={styles.idleGround} />
          <rect width="2" height="5" className={styles.idleLine} />
        </pattern>
        <pattern id="fill-unobserved" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className={styles.unobservedGround} />
          <circle cx="2.5" cy="2.5" r="0.9" className={styles.unobservedDot} />
        </pattern>
      </defs>
    </svg>
  );
}
