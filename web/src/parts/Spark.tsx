import styles from './Spark.module.css';

export interface Point {
  at: string;
  value: number | null;
}

const WIDTH = 100;
const HEIGHT = 28;

/** A trend without axes. Where there is no data the line breaks; nothing is drawn between. */
export function Spark(props: { points: readonly Point[]; describe: (point: Point) => string }) {
  const { points, describe } = props;
  const values = points.map((point) => point.value).filter((value) => value !== null);
  if (points.length < 2 || values.length === 0) {
    return <div className={styles.none} aria-hidden />;
  }
  const least = Math.min(0, ...values);
  const most = Math.max(...values, least + Number.MIN_VALUE);
  const x = (index: number) => (index / (points.length - 1)) * WIDTH;
  const y = (value: number) => HEIGHT - 2 - ((value - least) / (most - least)) * (HEIGHT - 4);
  const last = points.findLastIndex((point) => point.value !== null);
  return (
    <svg
      className={styles.spark}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Trend. Last: ${describe(points[last] as Point)}`}
    >
      <path d={`M0 ${HEIGHT - 1}H${WIDTH}`} className={styles.ground} vectorEffect="non-scaling-stroke" />
      <path d={path(points, x, y)} className={styles.line} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function path(points: readonly Point[], x: (index: number) => number, y: (value: number) => number): string {
  let drawn = '';
  let pen = false;
  points.forEach((point, index) => {
    if (point.value === null) {
      pen = false;
      return;
    }
    const alone = !pen && (points[index + 1]?.value ?? null) === null;
    drawn += `${pen ? 'L' : 'M'}${x(index).toFixed(2)} ${y(point.value).toFixed(2)}`;
    if (alone) {
      drawn += 'h0.01';
    }
    pen = true;
  });
  return drawn;
}
