import { Select } from '@mantine/core';
import { useView } from '../frame/useView';
import type { Figures } from '../live/board';

/** Filters the page by one worker or one workstation. */
export function OnlyPicker({ figures }: { figures: Figures }) {
  const { search, change } = useView();
  const option = (kind: string) => (line: { id: string; name: string }) => ({
    value: `${kind}.${line.id}`,
    label: line.name === line.id ? line.name : `${line.name} (${line.id})`,
  });
  return (
    <Select
      aria-label="Only one worker or workstation"
      placeholder="All workers and workstations"
      w="18rem"
      maw="100%"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Show all again', 'aria-hidden': false, tabIndex: 0, size: 'md' }}
      limit={200}
      nothingFoundMessage="Nobody and nothing is called like this"
      data={[
        { group: 'Workers', items: [...figures.board.workers.values()].map(option('w')) },
        { group: 'Workstations', items: [...figures.board.stations.values()].map(option('s')) },
      ]}
      value={search.only ?? null}
      onChange={(only) => change(({ only: _only, ...rest }) => (only === null ? rest : { ...rest, only }))}
    />
  );
}
