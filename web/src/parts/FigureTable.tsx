import { TextInput } from '@mantine/core';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { compareTexts } from '../law/format';
import styles from './FigureTable.module.css';
import { SearchIcon } from './icons';
import { magnification } from './magnification';

/** A column of figures or of words. */
export interface Column<L> {
  id: string;
  name: string;
  unit?: string;
  /** What the figure means, for whoever asks. */
  meaning?: string;
  numeric?: boolean;
  /** Left out on a narrow screen; the line's own page has it. */
  minor?: boolean;
  sortBy: (line: L) => number | string | null;
  cell: (line: L) => ReactNode;
}

/** More lines than this scroll in a box of their own, of which only what is seen is drawn. */
const MANY = 60;
const ROW_PX = 40;
/** So often the order follows the figures, unless somebody points at the lines. */
const SETTLE_MS = 2_000;
const TYPING_MS = 150;

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

/**
 * Lines that tick, in an order that does not: figures are shown as they are now, but lines change places only when
 * nobody points at them or is among them with the keyboard.
 */
export function FigureTable<L extends { id: string }>(props: {
  name: string;
  lines: readonly L[];
  columns: readonly Column<L>[];
  /** The texts by which a line is found. */
  texts: (line: L) => readonly string[];
  search: string;
  onSearch: (text: string) => void;
  /** A column's id, with a minus from the greatest down. */
  sort: string;
  onSort: (sort: string) => void;
  empty: ReactNode;
}) {
  const { name, lines, columns, texts, search, onSearch, sort, onSort, empty } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [isHeld] = useState(() => () => {
    const rows = body.current;
    return rows !== null && (rows.matches(':hover') || rows.contains(document.activeElement));
  });
  const settled = useSettled(lines, isHeld);
  const [typed, setTyped] = useTyped(search, onSearch);
  const sortId = sort.replace(/^-/, '');
  const descending = sort.startsWith('-');
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, L> => ({
        id: column.id,
        accessorFn: (line) => column.sortBy(line) ?? undefined,
        sortFn: (one, other, id) => compare(one.getValue(id), other.getValue(id)),
        sortUndefined: 'last',
      })),
    [columns],
  );
  const table = useTable({
    features,
    data: settled,
    columns: definitions,
    getRowId: (line) => line.id,
    enableSortingRemoval: false,
    state: { sorting: [{ id: sortId, desc: descending }], globalFilter: typed },
    getColumnCanGlobalFilter: (column) => column.id === columns[0]?.id,
    globalFilterFn: (row, _id, wanted: string) =>
      texts(row.original).some((text) => text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase())),
  });
  const order = table.getRowModel().rows.map((row) => row.id);
  const now = useMemo(() => new Map(lines.map((line) => [line.id, line])), [lines]);
  const shown = order.map((id) => now.get(id)).filter((line) => line !== undefined);

  return (
    <section className={styles.panel} aria-label={name}>
      <div className={styles.head}>
        <h2>
          {name}{' '}
          <span className="soft num">
            {shown.length === lines.length ? lines.length : `${shown.length} of ${lines.length}`}
          </span>
        </h2>
        <TextInput
          size="sm"
          type="search"
          aria-label={`Search ${name.toLowerCase()}`}
          placeholder="Search"
          leftSection={<SearchIcon />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {shown.length === 0 ? (
        <div className={styles.empty}>
          {lines.length === 0 ? empty : `Nothing is called like “${typed}”.`}
        </div>
      ) : (
        <Lines
          name={name}
          columns={columns}
          lines={shown}
          sortId={sortId}
          descending={descending}
          onSort={onSort}
          body={body}
        />
      )}
    </section>
  );
}

/** What is typed shows at once; the address follows when the typing rests, and leads when it was changed elsewhere. */
function useTyped(inAddress: string, write: (text: string) => void): [string, (text: string) => void] {
  const [state, setState] = useState({ inAddress, typed: inAddress });
  if (state.inAddress !== inAddress) {
    setState({ inAddress, typed: inAddress });
  }
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  const { typed } = state;
  useEffect(() => {
    if (typed !== inAddress) {
      const timer = setTimeout(() => latest.current(typed), TYPING_MS);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [typed, inAddress]);
  return [typed, (text) => setState({ inAddress, typed: text })];
}

/** The lines as they were when the order was last settled. Whoever comes stands last until then; who goes is gone. */
function useSettled<L extends { id: string }>(lines: readonly L[], isHeld: () => boolean): L[] {
  const [settled, setSettled] = useState<readonly L[]>(lines);
  const latest = useRef(lines);
  useEffect(() => {
    latest.current = lines;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isHeld()) {
        setSettled(latest.current);
      }
    }, SETTLE_MS);
    return () => clearInterval(timer);
  }, [isHeld]);
  const members = lines.map((line) => line.id).join('\n');
  // The figures of the settled lines are old on purpose; only who is listed is of now.
  const [known, setKnown] = useState({ members, settled, lines: [...settled] });
  if (known.members !== members || known.settled !== settled) {
    const now = new Set(lines.map((line) => line.id));
    const before = new Set(settled.map((line) => line.id));
    setKnown({
      members,
      settled,
      lines: [...settled.filter((line) => now.has(line.id)), ...lines.filter((line) => !before.has(line.id))],
    });
  }
  return known.lines;
}

function compare(one: unknown, other: unknown): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : compareTexts(String(one), String(other));
}

interface LinesProps<L> {
  name: string;
  columns: readonly Column<L>[];
  lines: readonly L[];
  sortId: string;
  descending: boolean;
  onSort: (sort: string) => void;
  body: RefObject<HTMLTableSectionElement | null>;
}

function Lines<L extends { id: string }>(props: LinesProps<L>) {
  const { name, columns, lines, sortId, descending, onSort, body } = props;
  const box = useRef<HTMLDivElement>(null);
  const many = lines.length > MANY;
  const virtual = useVirtualizer({
    count: many ? lines.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX * magnification(),
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const visible = many ? items.map((item) => item.index) : lines.map((_, index) => index);
  const above = items[0]?.start ?? 0;
  const below = many ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const room = (height: number) =>
    height > 0 && (
      <tr aria-hidden style={{ height }}>
        <td colSpan={columns.length} />
      </tr>
    );
  return (
    <div
      ref={box}
      className={many ? styles.box : styles.scroll}
      role="region"
      aria-label={`${name}, table`}
      tabIndex={0}
    >
      <table className={styles.table} aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.id} column={column} sortId={sortId} descending={descending} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {room(above)}
          {visible.map((index) => {
            const line = lines[index] as L;
            return (
              <tr key={line.id} aria-rowindex={index + 2} data-line={line.id}>
                {columns.map((column, place) => {
                  const classes = cellClass(column);
                  return place === 0 ? (
                    <th key={column.id} scope="row" className={classes}>
                      {column.cell(line)}
                    </th>
                  ) : (
                    <td key={column.id} className={classes} data-column={column.id}>
                      {column.cell(line)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {room(below)}
        </tbody>
      </table>
    </div>
  );
}

function Head<L>(props: {
  column: Column<L>;
  sortId: string;
  descending: boolean;
  onSort: (sort: string) => void;
}) {
  const { column, sortId, descending, onSort } = props;
  const sorted = column.id === sortId;
  const next = sorted
    ? descending
      ? column.id
      : `-${column.id}`
    : column.numeric === true
      ? `-${column.id}`
      : column.id;
  return (
    <th
      scope="col"
      className={cellClass(column)}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className={styles.sort} title={column.meaning} onClick={() => onSort(next)}>
        <span>{column.name}</span>
        {column.unit !== undefined && <span className={styles.unit}>{column.unit}</span>}
        <span aria-hidden className={styles.arrow}>
          {sorted ? (descending ? '▼' : '▲') : ''}
        </span>
      </button>
    </th>
  );
}

function cellClass<L>(column: Column<L>): string {
  return [column.numeric === true ? `num ${styles.numeric}` : '', column.minor === true ? styles.minor : '']
    .join(' ')
    .trim();
}
