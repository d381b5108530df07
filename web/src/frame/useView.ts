import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './search';

export interface View {
  search: Search;
  /** Changes the address; `replace` leaves no step to go back to. */
  change: (change: (search: Search) => Search, replace?: boolean) => void;
}

export function useView(): View {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback<View['change']>(
    (make, replace = false) => {
      void navigate({
        to: '.',
        search: (current: Search) => clean(make(current)),
        replace,
        resetScroll: false,
      } as Parameters<typeof navigate>[0]);
    },
    [navigate],
  );
  return { search, change };
}

function clean(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** What goes along to another page: the site and the range, not a table's search. */
export function carried(search: Search): Search {
  const { site, range, from, to, was } = search;
  return clean({ site, range, from, to, was } as Search);
}
