import { lastOf } from '../live/lastOf';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { facts } from '../api/client';
import { decimal, words } from '../law/format';
import { micros, MINUTE } from '../law/micros';
import { useLive } from '../live/BoardProvider';
import { useRefetchWhenTouched } from '../live/useTouched';
import styles from '../pages/pages.module.css';
import { Notice } from './Notice';

const PAGE = 50;

const KINDS = { working: 'Working', idle: 'Idle', absent: 'Absent', product_count: 'Units' };

/** What the cameras said, the newest first. */
export function FactsPanel(props: {
  worker?: string;
  station?: string;
  stationName: (id: string) => string;
}) {
  const { site, bounds, range, clock } = useLive();
  const subject = JSON.stringify([site, range, props.worker, props.station]);
  const key = ['facts', subject, bounds];
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      facts({
        site,
        ...bounds,
        worker_id: props.worker,
        workstation_id: props.station,
        limit: PAGE,
        cursor: pageParam,
      }),
    initialPageParam: undefined as string | undefined,
    placeholderData: lastOf(subject),
    getNextPageParam: (last) => last.cursor ?? undefined,
  });
  useRefetchWhenTouched(key);
  const listed = query.data?.pages.flatMap((page) => page.facts) ?? [];
  return (
    <section className={styles.panel} aria-label="Events">
      <h2>Events of the cameras</h2>
      {query.isError && (
        <Notice kind="error" title="The events cannot be shown">
          {query.error.message}
        </Notice>
      )}
      {query.isSuccess && listed.length === 0 && <p className="soft">No event in this time.</p>}
      {listed.length > 0 && (
        <div className={styles.scroll} role="region" aria-label="Events, table" tabIndex={0}>
          <table className={styles.facts}>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Event</th>
                <th scope="col">{props.worker === undefined ? 'Worker' : 'Workstation'}</th>
                <th scope="col" className={styles.right}>
                  Confidence
                </th>
                <th scope="col">Camera</th>
                <th scope="col">Model</th>
                <th scope="col">Came in</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((fact) => {
                const at = micros(fact.timestamp);
                const late = micros(fact.received_at) - at;
                return (
                  <tr
                    key={`${fact.timestamp} ${fact.worker_id} ${fact.event_id ?? ''} ${fact.event_type} ${fact.workstation_id} ${fact.count}`}
                  >
                    <td className="num">
                      {clock.day(at)}, {clock.time(at)}
                    </td>
                    <td>
                      {KINDS[fact.event_type]}
                      {fact.event_type === 'product_count' && ` ${fact.count}`}
                    </td>
                    <td>
                      {props.worker === undefined ? fact.worker_id : props.stationName(fact.workstation_id)}
                    </td>
                    <td className={`num ${styles.right}`}>{decimal(fact.confidence, 2)}</td>
                    <td>{fact.camera_id ?? '–'}</td>
                    <td>
                      {[fact.model_id, fact.model_version].filter((each) => each !== null).join(' ') || '–'}
                    </td>
                    <td className="num soft">
                      {late > MINUTE ? `${words(late)} late` : late < 0 ? `${words(-late)} ahead` : 'in time'}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button
          mt="sm"
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Older events
        </Button>
      )}
    </section>
  );
}
