import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from './BoardProvider';

const PAUSE_MS = 5_000;

/** Asks again when facts came in, at once and then at most every few seconds. */
export function useRefetchWhenTouched(key: QueryKey, enabled = true): void {
  const queries = useQueryClient();
  const { link } = useLive();
  const latest = useRef(key);
  useEffect(() => {
    latest.current = key;
  });
  useEffect(() => {
    if (!enabled) {
      return;
    }
    let last = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer = undefined;
      last = performance.now();
      void queries.invalidateQueries({ queryKey: latest.current, exact: true }, { cancelRefetch: false });
    };
    const leave = link.follow((workers, whole) => {
      if ((workers.length > 0 || whole) && timer === undefined) {
        timer = setTimeout(ask, Math.max(200, last + PAUSE_MS - performance.now()));
      }
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [link, queries, enabled]);
}
