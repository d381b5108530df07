import type { ReactNode } from 'react';
import styles from './Notice.module.css';

/** What stands where there is nothing to show: why, and what to do. */
export function Notice(props: {
  kind: 'empty' | 'error' | 'stale';
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={styles.notice} data-kind={props.kind} role={props.kind === 'empty' ? undefined : 'alert'}>
      <p className={styles.title}>{props.title}</p>
      {props.children !== undefined && <div className={styles.text}>{props.children}</div>}
      {props.action !== undefined && <div className={styles.action}>{props.action}</div>}
    </div>
  );
}
