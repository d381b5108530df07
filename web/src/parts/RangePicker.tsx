import { Button, Popover, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { withRange, zoomedOut } from '../frame/search';
import { useView } from '../frame/useView';
import { useFigures, useLive } from '../live/BoardProvider';
import { PRESET_NAMES, PRESETS, type Preset } from '../time/range';
import { ZoomOutIcon } from './icons';
import styles from './RangePicker.module.css';

/** Which time is looked at, on the site's clock. */
export function RangePicker() {
  const { search, change } = useView();
  const { range, clock } = useLive();
  const preset = 'preset' in range ? range.preset : '';
  const [opened, setOpened] = useState(false);
  const back = zoomedOut(search);

  return (
    <div className={styles.picker} role="group" aria-label="Time range">
      <SegmentedControl
        aria-label="Usual ranges"
        data={PRESETS.map((each) => ({ value: each, label: PRESET_NAMES[each] }))}
        value={preset}
        onChange={(chosen) => change((current) => withRange(current, { preset: chosen as Preset }))}
      />
      <Popover opened={opened} onChange={setOpened} trapFocus position="bottom-start" shadow="md">
        <Popover.Target>
          <Button
            variant={preset === '' ? 'filled' : 'default'}
            aria-expanded={opened}
            onClick={() => setOpened((was) => !was)}
          >
            Custom …
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          {opened && (
            <CustomRange
              onChosen={(from, to) => {
                setOpened(false);
                change((current) => withRange(current, { from, to: to === '' ? undefined : to }));
              }}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      {back !== null && (
        <Button variant="default" leftSection={<ZoomOutIcon />} onClick={() => change(() => back)}>
          Zoom out
        </Button>
      )}
      <span className="soft" title={`Times are those of the site's clock: ${clock.zone}`}>
        {clock.zone}
      </span>
    </div>
  );
}

function CustomRange({ onChosen }: { onChosen: (from: string, to: string) => void }) {
  const { clock } = useLive();
  const { search } = useView();
  const figures = useFigures();
  const field = (at: number | null | undefined) => (at === null || at === undefined ? '' : clock.local(at));
  const [shown] = useState({ from: field(figures?.board.from), to: field(figures?.board.to) });
  const [from, setFrom] = useState(shown.from);
  const [to, setTo] = useState(shown.to);
  // A bound that is left as it was keeps its seconds, and the offset of an hour that comes twice.
  const kept = (text: string, before: string, inAddress: string | undefined) =>
    text === before && inAddress !== undefined ? inAddress : text;
  const wrong = to !== '' && from !== '' && from > to ? 'The end is before the beginning.' : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (wrong === null && from !== '') {
      onChosen(kept(from, shown.from, search.from), kept(to, shown.to, search.to));
    }
  };
  return (
    <form className={styles.custom} onSubmit={submit}>
      <TextInput
        type="datetime-local"
        label={`From (${clock.zone})`}
        value={from}
        required
        data-autofocus
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label="To (empty: goes on)"
        value={to}
        error={wrong}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" disabled={wrong !== null || from === ''}>
        Show
      </Button>
    </form>
  );
}
