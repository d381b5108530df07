import { ActionIcon, Menu, Select, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link as RouterLink } from '@tanstack/react-router';
import { useState } from 'react';
import type { SiteEntry } from '../api/client';
import { useLive } from '../live/BoardProvider';
import { LiveSign } from '../live/LiveSign';
import { DemoDialog } from '../parts/DemoDialog';
import { MenuIcon, RefreshIcon } from '../parts/icons';
import { RangePicker } from '../parts/RangePicker';
import styles from './Header.module.css';
import { carried, useView } from './useView';

export function Header({ sites }: { sites: SiteEntry[] }) {
  const { search, change } = useView();
  const { site, link } = useLive();
  const queries = useQueryClient();
  const [demo, setDemo] = useState(false);
  const refresh = () => {
    link.refresh();
    void queries.invalidateQueries();
  };

  return (
    <header className={styles.header}>
      <RouterLink to="/" search={carried(search)} className={styles.brand}>
        <img src="/mark.svg" alt="" width="28" height="28" />
        <span>Linebeat</span>
      </RouterLink>
      {sites.length > 1 && (
        <Select
          aria-label="Site"
          className={styles.site ?? ''}
          data={sites.map((each) => each.site_id)}
          value={site}
          allowDeselect={false}
          searchable={sites.length > 8}
          onChange={(chosen) =>
            chosen !== null && change(({ only: _only, ...rest }) => ({ ...rest, site: chosen }))
          }
        />
      )}
      <RangePicker />
      <div className={styles.end}>
        <LiveSign />
        <ActionIcon variant="default" size="lg" aria-label="Refresh" title="Refresh" onClick={refresh}>
          <RefreshIcon />
        </ActionIcon>
        <Menu position="bottom-end" width={220} withinPortal={false} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon variant="default" size="lg" aria-label="Menu" title="Menu">
              <MenuIcon />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Theme</Menu.Label>
            <Themes />
            <Menu.Divider />
            <Menu.Item onClick={() => setDemo(true)}>Load demo data …</Menu.Item>
            <Menu.Item component="a" href="/docs">
              API description
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <DemoDialog opened={demo} onClose={() => setDemo(false)} />
    </header>
  );
}

function Themes() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup
      aria-label="Theme"
      value={colorScheme}
      onChange={(chosen) => setColorScheme(chosen as typeof colorScheme)}
    >
      <Menu.RadioItem value="auto" closeMenuOnClick>
        As the system
      </Menu.RadioItem>
      <Menu.RadioItem value="light" closeMenuOnClick>
        Light
      </Menu.RadioItem>
      <Menu.RadioItem value="dark" closeMenuOnClick>
        Dark
      </Menu.RadioItem>
    </Menu.RadioGroup>
  );
}
