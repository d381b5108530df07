import { useEffect, type ReactNode } from 'react';
import { usePathId } from '../frame/usePathId';
import { useFigures, useLive } from '../live/BoardProvider';
import type { Figures } from '../live/board';
import { Notice } from '../parts/Notice';
import { windowText } from '../time/range';
import { BackToFloor } from './BackToFloor';
import { Heading, PageState } from './PageState';
import styles from './pages.module.css';

/** What one worker's page and one workstation's have in common. */
export function OnePage<L extends { name: string }>(props: {
  kind: 'worker' | 'workstation';
  find: (figures: Figures, id: string) => L | undefined;
  /** What is said of it beside its id. */
  about?: (line: L) => string;
  now: (figures: Figures, id: string) => ReactNode;
  children: (figures: Figures, id: string) => ReactNode;
}) {
  const id = usePathId();
  const figures = useFigures();
  const { clock } = useLive();
  const line = figures === null ? undefined : props.find(figures, id);
  useEffect(() => {
    document.title = `${line?.name ?? id} · Linebeat`;
  }, [line?.name, id]);
  return (
    <PageState figures={figures}>
      {figures !== null && <BackToFloor />}
      {figures !== null && line === undefined && (
        <>
          <h1>
            {props.kind === 'worker' ? 'Worker' : 'Workstation'} {id}
          </h1>
          <Notice kind="empty" title={`No ${props.kind} “${id}” is registered at this site`}>
            Ids are told apart to the letter.
          </Notice>
        </>
      )}
      {figures !== null && line !== undefined && (
        <>
          <div className={styles.top}>
            <Heading
              text={[
                id,
                props.about?.(line),
                windowText({ from: figures.board.from, end: figures.end }, clock),
              ]
                .filter((each) => each !== undefined)
                .join(' · ')}
            >
              {line.name}
            </Heading>
            {figures.running && props.now(figures, id)}
          </div>
          {props.children(figures, id)}
        </>
      )}
    </PageState>
  );
}
