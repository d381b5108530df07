import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { State } from '../law/counting';
import styles from './Bars.module.css';
import { magnification } from './magnification';
import { STATE_NAMES, STATES } from './StateSign';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

/** Minutes by state and units of one stretch of time. */
export interface Bar {
  label: string;
  working: number;
  idle: number;
  absent: number;
  unobserved: number;
  units: number;
}

/** Stacked bars of time, and the units as a line on an axis of their own; with the same numbers as a table. */
export default function Bars({ bars, hours }: { bars: readonly Bar[]; hours: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return;
    }
    const chart = init(element, undefined, { renderer: 'svg' });
    chart.setOption(option(bars, hours));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [bars, hours, scheme]);
  return (
    <>
      <div ref={place} className={styles.chart} aria-hidden />
      <details>
        <summary>The same as a table</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">From</th>
              {STATES.map((state) => (
                <th key={state} scope="col">
                  {STATE_NAMES[state]}, {hours ? 'h' : 'min'}
                </th>
              ))}
              <th scope="col">Units</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar, index) => (
              <tr key={index} className="num">
                <th scope="row">{bar.label}</th>
                {STATES.map((state) => (
                  <td key={state}>{(hours ? bar[state] / 60 : bar[state]).toFixed(1)}</td>
                ))}
                <td>{bar.units}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** As the strips show the states: by colour and pattern. */
const DECALS: Record<State, object> = {
  working: { symbol: 'none' },
  idle: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  absent: { symbol: 'none' },
  unobserved: { symbol: 'circle', dashArrayX: [[3, 3]], dashArrayY: [3, 3], symbolSize: 0.6 },
};

function option(bars: readonly Bar[], hours: boolean) {
  const style = getComputedStyle(document.body);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const size = 12 * magnification();
  const ground: Record<State, string> = {
    working: token('--working'),
    idle: token('--idle-ground'),
    absent: token('--absent-ground'),
    unobserved: token('--unobserved-ground'),
  };
  const unit = hours ? 'h' : 'min';
  const text = { color: token('--ink-soft'), fontSize: size };
  const axis = {
    axisLabel: text,
    nameTextStyle: text,
    axisLine: { lineStyle: { color: token('--line-strong') } },
  };
  const states = STATES.filter((state) => bars.some((bar) => bar[state] > 0));
  return {
    animation: false,
    textStyle: { fontFamily: style.fontFamily },
    grid: { left: 8, right: 8, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text, itemWidth: 16, itemHeight: 12 },
    tooltip: {
      trigger: 'axis',
      backgroundColor: token('--raised'),
      borderColor: token('--line'),
      textStyle: { color: token('--ink'), fontSize: size },
      confine: true,
      valueFormatter: (value: unknown) => Number(value).toLocaleString('en-GB', { maximumFractionDigits: 1 }),
    },
    xAxis: { type: 'category', data: bars.map((bar) => bar.label), ...axis },
    yAxis: [
      { type: 'value', name: unit, ...axis, splitLine: { lineStyle: { color: token('--line') } } },
      { type: 'value', name: 'units', ...axis, splitLine: { show: false }, minInterval: 1 },
    ],
    series: [
      ...states.map((state) => ({
        type: 'bar',
        name: STATE_NAMES[state],
        stack: 'time',
        barMaxWidth: 48,
        data: bars.map((bar) => (hours ? bar[state] / 60 : bar[state])),
        itemStyle: {
          color: ground[state],
          borderColor: token(`--${state}`),
          borderWidth: state === 'working' ? 0 : 1,
          decal: { ...DECALS[state], color: token(`--${state}`) },
        },
      })),
      {
        type: 'line',
        name: 'Units',
        yAxisIndex: 1,
        data: bars.map((bar) => bar.units),
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: token('--ink'), width: 2 },
        itemStyle: { color: token('--ink') },
      },
    ],
  };
}
