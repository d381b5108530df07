import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { sites, type SiteEntry } from '../api/client';
import { BoardProvider } from '../live/BoardProvider';
import { Notice } from '../parts/Notice';
import { siteClock } from '../time/zone';
import styles from './Frame.module.css';
import { Header } from './Header';
import { rangeOf } from './search';
import { useView } from './useView';

/** Every page: the site, the range and the link to the server are the same for all of it. */
export function Frame({ children }: { children: ReactNode }) {
  const { search } = useView();
  const known = useQuery({ queryKey: ['sites'], queryFn: sites, staleTime: 10_000, refetchInterval: 10_000 });
  const site = search.site ?? usualSite(known.data);
  const zone = known.data?.find((each) => each.site_id === site)?.zone ?? 'UTC';
  const clock = useMemo(() => siteClock(zone), [zone]);
  const { range: preset, from, to } = search;
  const range = useMemo(
    () => rangeOf({ ...(preset && { range: preset }), ...(from && { from }), ...(to && { to }) }),
    [preset, from, to],
  );

  if (known.isError && known.data === undefined) {
    return (
      <main className={styles.alone}>
        <h1>Linebeat</h1>
        <Notice
          kind="error"
          title="The server does not answer"
          action={<Button onClick={() => void known.refetch()}>Try again</Button>}
        >
          {known.error.message} This page tries again by itself.
        </Notice>
      </main>
    );
  }
  if (known.data === undefined) {
    return (
      <main className={styles.alone} aria-busy="true">
        <h1>Linebeat</h1>
        <Loader aria-label="Loading" />
      </main>
    );
  }
  return (
    <BoardProvider site={site} clock={clock} range={range}>
      <a className="skip" href="#content">
        Skip to the figures
      </a>
      <Header sites={known.data} />
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </BoardProvider>
  );
}

/** The default site, or the first one where there is none. */
function usualSite(known: SiteEntry[] | undefined): string {
  const ids = known?.map((each) => each.site_id) ?? [];
  return ids.includes('default') ? 'default' : (ids[0] ?? 'default');
}
