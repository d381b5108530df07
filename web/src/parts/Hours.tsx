import { lastOf } from '../live/lastOf';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { report, type ReportAnswer } from '../api/client';
import { HOUR, micros } from '../law/micros';
import { useLive } from '../live/BoardProvider';
import type { Figures } from '../live/board';
import { useRefetchWhenTouched } from '../live/useTouched';
import styles from '../pages/pages.module.css';
import { bucketOf, seenPart } from '../time/range';
import type { Bar } from './Bars';
import { Notice } from './Notice';

/** Charts are large: they are loaded when one is looked at. */
const Bars = lazy(() => import('./Bars'));

const NAMES = { '15m': 'by quarter hour', '1h': 'by hour', '1d': 'by day' };

/** How the time of a worker or a workstation, and the units, are spread over the window. */
export function Hours({ figures, worker, station }: { figures: Figures; worker?: string; station?: string }) {
  const { site, bounds, range, clock } = useLive();
  const window = { from: figures.board.from, end: figures.end };
  const bucket = bucketOf(window);
  const days = clock.date(window.from) !== clock.date(window.end - 1);
  const subject = JSON.stringify([site, range, worker, station, bucket]);
  const key = ['hours', subject, bounds];
  const query = useQuery({
    queryKey: key,
    queryFn: () =>
      report({
        site,
        ...bounds,
        worker,
        station,
        bucket,
        lists: station === undefined ? 'none' : 'stations',
      }),
    placeholderData: lastOf(subject),
    refetchInterval: 60_000,
  });
  useRefetchWhenTouched(key);
  const bars = useMemo(() => {
    const label = (at: number) =>
      bucket === '1d' ? clock.day(at) : days ? `${clock.day(at)} ${clock.minute(at)}` : clock.minute(at);
    return seenPart(query.data?.buckets ?? []).map((each) => bar(each, label, station !== undefined));
  }, [query.data, bucket, days, clock, station]);
  return (
    <section className={styles.panel} aria-label={`Minutes and units ${NAMES[bucket]}`}>
      <h2>Minutes and units {NAMES[bucket]}</h2>
      {query.isError && query.data === undefined ? (
        <Notice kind="error" title="The bars cannot be shown">
          {query.error.message}
        </Notice>
      ) : bars.length === 0 ? (
        query.isSuccess ? (
          <p className="soft">Nothing was seen in this time.</p>
        ) : (
          <Skeleton height="18rem" />
        )
      ) : (
        <Suspense fallback={<Skeleton height="18rem" />}>
          <Bars bars={bars} hours={bucket === '1d'} />
        </Suspense>
      )}
    </section>
  );
}

type Bucket = NonNullable<ReportAnswer['buckets']>[number];

function bar(bucket: Bucket, label: (at: number) => string, ofStation: boolean): Bar {
  const minutes = (time: number) => time / (HOUR / 60);
  const named = label(micros(bucket.from));
  const line = bucket.stations[0];
  if (ofStation && line !== undefined) {
    return {
      label: named,
      working: minutes(line.working_us),
      idle: minutes(line.occupied_us - line.working_us),
      absent: 0,
      unobserved: 0,
      units: line.units,
    };
  }
  return {
    label: named,
    working: minutes(bucket.total.working_us),
    idle: minutes(bucket.total.idle_us),
    absent: minutes(bucket.total.absent_us),
    unobserved: minutes(bucket.total.unobserved_us),
    units: bucket.total.units,
  };
}
