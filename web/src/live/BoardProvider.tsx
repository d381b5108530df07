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
import { figuresAt, type Board, type Figures } from './board';
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
  const link = useMemo(() => new Link(address(site, asked)), [site, asked]);
  useEffect(() => link.open(), [link]);
  useEffect(() => link.subscribe(follow), [link, follow]);
  const heard = useSyncExternalStore(link.subscribe, link.current);
  const shown = useLastBoard(heard, `${site} ${JSON.stringify(range)}`);
  const live = useMemo(
    () => ({ link, heard: shown, site, clock, range, bounds: asked }),
    [link, shown, site, clock, range, asked],
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

/** While a preset moves on, the board of the minute before stays until the new one has come. */
function useLastBoard(heard: Heard, key: string): Heard {
  const [last, setLast] = useState<{ key: string; board: Board | null }>({ key, board: null });
  if (last.key !== key || (heard.board !== null && heard.board !== last.board)) {
    setLast({ key, board: heard.board });
  }
  const before = last.key === key ? last.board : null;
  return useMemo(
    () => (heard.board === null && before !== null ? { ...heard, board: before } : heard),
    [heard, before],
  );
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
