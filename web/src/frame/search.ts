import { isInstant, PRESETS, type Preset, type Range } from '../time/range';

/** All that a view shows, as it stands in the address. What is usual is left out. */
export interface Search {
  site?: string;
  range?: Preset;
  from?: string;
  to?: string;
  /** The range to which zooming out goes back. */
  was?: string;
  /** A filter: w.ID for a worker, s.ID for a workstation. */
  only?: string;
  /** What is searched for in the tables. */
  q?: string;
  sq?: string;
  /** The column by which a table is sorted; with a minus from the greatest down. */
  sort?: string;
  ssort?: string;
}

export function parse(raw: Record<string, unknown>): Search {
  const found: Search = {};
  for (const key of ['site', 'was', 'only', 'q', 'sq', 'sort', 'ssort'] as const) {
    const value = text(raw[key]);
    if (value !== undefined) {
      found[key] = value;
    }
  }
  const from = text(raw['from']);
  const to = text(raw['to']);
  if (from !== undefined) {
    found.from = from;
    if (to !== undefined) {
      found.to = to;
    }
  }
  const range = PRESETS.find((preset) => preset === raw['range']);
  if (range !== undefined && from === undefined) {
    found.range = range;
  }
  return found;
}

/** A number or a truth in the address was meant as a text: an id may look like one. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function rangeOf(search: Search): Range {
  return search.from === undefined
    ? { preset: search.range ?? 'today' }
    : { from: search.from, to: search.to };
}

/** What of the address says the range. */
export function ofRange(range: Range): Pick<Search, 'range' | 'from' | 'to'> {
  if ('from' in range) {
    return range.to === undefined ? { from: range.from } : { from: range.from, to: range.to };
  }
  return range.preset === 'today' ? {} : { range: range.preset };
}

export function withRange(search: Search, range: Range): Search {
  const { range: _range, from: _from, to: _to, was: _was, ...rest } = search;
  return { ...rest, ...ofRange(range) };
}

/** The same, zoomed to two instants; what was seen before is kept to go back to. */
export function zoomedTo(search: Search, from: string, to: string): Search {
  const was =
    search.was ??
    (search.from === undefined
      ? (search.range ?? 'today')
      : [search.from, search.to].filter(Boolean).join('~'));
  return { ...withRange(search, { from, to }), was };
}

export function zoomedOut(search: Search): Search | null {
  if (search.was === undefined) {
    return null;
  }
  const preset = PRESETS.find((each) => each === search.was);
  if (preset !== undefined) {
    return withRange(search, { preset });
  }
  const [from, to] = search.was.split('~');
  return from === undefined || !isInstant(from) ? null : withRange(search, { from, to });
}

export type Only = { kind: 'worker' | 'station'; id: string } | null;

export function onlyOf(search: Search): Only {
  const [, kind, id] = /^([ws])\.(.+)$/s.exec(search.only ?? '') ?? [];
  return id === undefined ? null : { kind: kind === 'w' ? 'worker' : 'station', id };
}
