import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Figures } from '../live/board';
import { useLive } from '../live/BoardProvider';
import { Notice } from '../parts/Notice';
import styles from './pages.module.css';

/** What every page does before it has figures, and when they are no longer true. */
export function PageState({ figures, children }: { figures: Figures | null; children: ReactNode }) {
  const { heard, clock } = useLive();
  if (figures === null) {
    return heard.problem !== null ? (
      <Notice kind="error" title="This view cannot be shown">
        {heard.problem}
      </Notice>
    ) : (
      <div aria-busy="true" aria-label="Loading" role="status" className={styles.loading}>
        <div className={styles.bones}>
          {[1, 2, 3, 4, 5, 6].map((bone) => (
            <Skeleton key={bone} height="7rem" />
          ))}
        </div>
        <Skeleton height="14rem" />
        <Skeleton height="16rem" />
      </div>
    );
  }
  return (
    <>
      {heard.state === 'lost' && heard.heardAt !== null && (
        <Notice kind="stale" title={`Stale since ${clock.time(heard.heardAt)}`}>
          The link to the server is lost. What follows is what was known then; it is not counted on.{' '}
          {heard.problem ?? 'This page reconnects by itself.'}
        </Notice>
      )}
      <div className={heard.state === 'lost' ? `${styles.content} ${styles.stale}` : styles.content}>
        {children}
      </div>
    </>
  );
}

export function Heading({ children, text }: { children: ReactNode; text: ReactNode }) {
  return (
    <div className={styles.heading}>
      <h1>{children}</h1>
      <p className="soft num">{text}</p>
    </div>
  );
}
