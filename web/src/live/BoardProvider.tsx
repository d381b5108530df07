import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { bounds, type Bounds, type Range } from '../time/range';
import type { SiteClock } from '../time/zone';
import { figuresAt, type Figures } from './board';
import { Link, serverNow, type Heard } from './link';

interface Live {
  link: Link;
  heard: Heard;
  site: string;
  clock: SiteClock;
  range: Range;
  bounds: Bounds;
}

const STEP_MS = 5_000;

const Context = createContext<Live | null>(null);

/** Watches the board of a site and a range, and gives it to all below. */
export function BoardProvider(props: { site: string; clock: SiteClock; range: Range; children: ReactNode }) {
  const { site, clock, range } = props;
  const [now, follow] = useServersTime();
  const asked = useBounds(range, clock, now);
  const link = useLink(address(site, asked), `${site} ${JSON.stringify(range)}`);
  useEffect(() => link.open(), [link]);
  useEffect(() => link.subscribe(follow), [link, follow]);
  const heard = useSyncExternalStore(link.subscribe, link.current);
  const live = useMemo(
    () => ({ link, heard, site, clock, range, bounds: asked }),
    [link, heard, site, clock, range, asked],
  );
  return <Context value={live}>{props.children}</Context>;
}

function address(site: string, { from, to }: Bounds): string {
  const query = new URLSearchParams({ site, from, ...(to === undefined ? {} : { to }) });
  return `/api/v2/live?${query}`;
}

/** The server's clock, roughly: every few seconds, and at once when it turns out to be another than this machine's. */
function useServersTime(): [number, () => void] {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  const follow = useCallback(
    () => setNow((was) => (Math.abs(serverNow() - was) > 2_000 * STEP_MS ? serverNow() : was)),
    [],
  );
  return [now, follow];
}

/** Presets move on with the server's clock: at midnight, or each minute. */
function useBounds(range: Range, clock: SiteClock, now: number): Bounds {
  const key = JSON.stringify(bounds(range, clock, now));
  return useMemo(() => JSON.parse(key) as Bounds, [key]);
}

/**
 * A link for an address. When a preset moves on, the next link of the same subject is lent what the one before heard,
 * with its age: a lost link stays lost.
 */
function useLink(address: string, subject: string): Link {
  const [held, setHeld] = useState(() => ({ address, subject, link: new Link(address) }));
  if (held.address === address && held.subject === subject) {
    return held.link;
  }
  const before = held.subject === subject ? held.link.current() : null;
  const next = { address, subject, link: new Link(address, before) };
  setHeld(next);
  return next.link;
}

export function useLive(): Live {
  const live = useContext(Context);
  if (live === null) {
    throw new Error('useLive is used outside of a BoardProvider');
  }
  return live;
}

/** The server's clock, once a second, when its second begins. */
export function useNow(): number {
  const { link } = useLive();
  const [now, setNow] = useState(() => link.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = link.now();
      setNow(at);
      timer = setTimeout(tick, 1_005 - ((at / 1000) % 1000));
    };
    tick();
    const heard = link.subscribe(() => setNow(link.now()));
    return () => {
      clearTimeout(timer);
      heard();
    };
  }, [link]);
  return now;
}

/** The board's figures now; null before anything was heard. */
export function useFigures(): Figures | null {
  const { heard } = useLive();
  const now = useNow();
  const board = heard.board;
  return useMemo(() => (board === null ? null : figuresAt(board, Math.max(now, board.asOf))), [board, now]);
}
