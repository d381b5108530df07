import type { ReactNode } from 'react';
import styles from '../pages/pages.module.css';

/** A figure, how it comes about, and the numbers that went into it. */
export interface Reason {
  name: string;
  value: string;
  unit: string;
  formula: string;
  parts: ReactNode;
  note?: string;
}

export function Why({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <section className={styles.panel} aria-label="Figures and how they come about">
      <h2>Figures, and how they come about</h2>
      <table className={styles.parts}>
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason.name}>
              <th scope="row">{reason.name}</th>
              <td className="num">
                <span className={styles.value}>{reason.value}</span>{' '}
                <span className="soft">{reason.unit}</span>
              </td>
              <td>
                <div>= {reason.formula}</div>
                <div className="soft">{reason.parts}</div>
                {reason.note !== undefined && <div className="soft">{reason.note}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
