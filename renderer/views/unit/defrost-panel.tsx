import { useCallback, useMemo } from 'react'
import { textStyle, tooltipFrame, tooltipTable, valueAxis } from '../../charts/axes'
import { Chart } from '../../charts/chart'
import { ChartPanel } from '../../charts/chart-panel'
import type { ChartOption } from '../../charts/echarts'
import { Legend, type LegendItem } from '../../charts/legend'
import type { Palette } from '../../charts/palette'
import { roundStep } from '../../charts/round-ticks'
import { marksOf, tipsOf } from '../../charts/points'
import type { PageAnswer } from '../../engine/client'
import { useQuery } from '../../engine/use-query'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, scaleOf, type Scale, type UnitSystem } from '../../ui/format'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../ui/message'
import { formatInstant, formatTime, zoneName } from '../../ui/time'

const height = 280
/** From so many cycles on their marks are smaller. */
const manyCycles = 1000

interface DefrostRow {
  startedAt: number
  minutes: number
  method: string
  outdoorC: number
  intervalMin: number
  expectedMin: number
  endedBy: string
  endCoilC: number
  verdict: string
}

const rowsOf = (answer: PageAnswer<'unit.defrosts'>): DefrostRow[] => {
  const number = (name: 'started_at' | 'minutes' | 'outdoor_c' | 'interval_heating_min' | 'interval_expected_min' | 'end_coil_c') =>
    answer.numbers(name)
  const word = (name: 'method' | 'ended_by' | 'verdict') => answer.texts(name)
  return Array.from({ length: answer.rowCount }, (_, row) => ({
    startedAt: number('started_at')[row] as number,
    minutes: number('minutes')[row] as number,
    method: word('method')[row] ?? '',
    outdoorC: number('outdoor_c')[row] as number,
    intervalMin: number('interval_heating_min')[row] as number,
    expectedMin: number('interval_expected_min')[row] as number,
    endedBy: word('ended_by')[row] ?? '',
    endCoilC: number('end_coil_c')[row] as number,
    verdict: word('verdict')[row] ?? 'unknown',
  }))
}

const verdicts = [
  { id: 'unknown', shape: 'ring', symbol: 'emptyCircle', color: 'seriesMuted', token: '--series-muted' },
  { id: 'ok', shape: 'circle', symbol: 'circle', color: 'accent', token: '--accent' },
  { id: 'unnecessary', shape: 'triangle', symbol: 'triangle', color: 'major', token: '--major' },
  { id: 'by_time', shape: 'square', symbol: 'rect', color: 'minor', token: '--minor' },
  { id: 'incomplete', shape: 'diamond', symbol: 'diamond', color: 'critical', token: '--critical' },
  { id: 'stuck', shape: 'square', symbol: 'rect', color: 'critical', token: '--critical' },
] as const

/** Each defrost by outdoor temperature and the heating before it, beside what the frosting map expects. */
export const DefrostPanel = ({ unitId, zone }: { unitId: string; zone: string }) => {
  const system = usePreferences((state) => state.units)
  const { data, error } = useQuery('unit.defrosts', { unitId })
  const rows = useMemo(() => (data === undefined ? [] : rowsOf(data)), [data])
  const placed = useMemo(() => rows.filter((row) => row.intervalMin > 0 && !Number.isNaN(row.outdoorC)), [rows])
  const build = useCallback(
    (palette: Palette) => defrostOption(placed, scaleOf('temperature', system), zone, palette),
    [placed, system, zone],
  )
  return (
    <ChartPanel
      name={text.unit.defrosts}
      note={rows.length > 0 ? text.unit.cycles(formatNumber(rows.length)) : undefined}
      height={height}
      twin={() => ({ columns: twinColumns(system, zone), rows: rows.toReversed() })}
    >
      {error !== undefined && <ErrorMessage error={error} />}
      {data !== undefined && placed.length === 0 ? (
        <Message title={text.unit.defrostsNone} />
      ) : (
        <>
          <Legend items={legendOf(placed)} />
          <Chart
            label={text.unit.defrostLabel(formatNumber(placed.length))}
            height={height}
            build={build}
          />
        </>
      )}
    </ChartPanel>
  )
}

const legendOf = (rows: readonly DefrostRow[]): LegendItem[] => [
  ...verdicts
    .filter(({ id }) => rows.some((row) => row.verdict === id))
    .map(({ id, shape, token }): LegendItem => ({ name: text.verdicts[id] ?? id, shape, color: `var(${token})` })),
  ...(rows.some((row) => row.expectedMin > 0)
    ? [{ name: text.unit.defrostExpected, shape: 'line' as const, color: 'var(--series-3)' }]
    : []),
]

const tipFor = (row: DefrostRow | undefined, scale: Scale, zone: string): string =>
  row === undefined ? '' : tooltipTable(formatTime(row.startedAt, zone), [
    { name: text.unit.verdict, value: text.verdicts[row.verdict] ?? row.verdict },
    { name: text.unit.defrostInterval, value: `${formatNumber(row.intervalMin)} min` },
    { name: text.unit.expected, value: Number.isNaN(row.expectedMin) ? formatNumber(null) : `${formatNumber(row.expectedMin)} min` },
    { name: text.unit.outdoor, value: `${formatNumber(scale.from(row.outdoorC), 1)} ${scale.unit}` },
    { name: text.unit.minutes, value: formatNumber(row.minutes, 1) },
  ])

const defrostOption = (
  rows: readonly DefrostRow[],
  outdoor: Scale,
  zone: string,
  palette: Palette,
): ChartOption => {
  const sorted = rows.map((row) => Math.max(row.intervalMin, row.expectedMin || 0)).sort((a, b) => a - b)
  const top = sorted[Math.floor(sorted.length * 0.97)] ?? 120
  const crowded = rows.length > manyCycles
  const marked = verdicts.map((verdict) => ({ ...verdict, rows: rows.filter((row) => row.verdict === verdict.id) }))
  const step = 30 * roundStep((top * 1.08) / 30, 6)
  return {
    grid: { left: 44, right: 18, top: 26, bottom: 42 },
    tooltip: { ...tooltipFrame(palette), trigger: 'item', formatter: tipsOf(Object.fromEntries(marked.map(({ id, rows: own }) => [id, (index: number) => tipFor(own[index], outdoor, zone)]))) },
    xAxis: {
      ...valueAxis(palette, `${text.unit.outdoorAxis}, ${outdoor.unit}`, 0),
      nameLocation: 'middle' as const,
      nameGap: 26,
      scale: true,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: palette.line }, onZero: false },
    },
    yAxis: {
      ...valueAxis(palette, `${text.unit.defrostInterval}, min`, 0),
      min: 0,
      max: Math.ceil((top * 1.08) / step) * step,
      interval: step,
      nameGap: 10,
      nameTextStyle: { ...textStyle(palette), align: 'left' as const, padding: [0, 0, 0, -36] },
    },
    series: [
      {
        ...marksOf('expected', rows.filter((row) => row.expectedMin > 0), (row) => outdoor.from(row.outdoorC), (row) => row.expectedMin),
        symbol: 'rect',
        symbolSize: [6, 1],
        silent: true,
        z: 5,
        itemStyle: { color: palette.series[2] as string, opacity: 0.8 },
      },
      ...marked.map(({ id, symbol, color, rows: own }) => ({
        ...marksOf(id, own, (row) => outdoor.from(row.outdoorC), (row) => row.intervalMin),
        symbol,
        symbolSize: (id === 'ok' || id === 'unknown' ? 4 : 6) - (crowded ? 2 : 0),
        itemStyle: { color: palette[color], opacity: 0.8 },
      })),
    ],
  }
}

const twinColumns = (system: UnitSystem, zone: string): GridColumn<DefrostRow>[] => [
  {
    id: 'started',
    title: `${text.unit.started}, ${zoneName(Date.now(), zone)}`,
    width: 132,
    grow: 1,
    render: (row) => <span>{formatInstant(row.startedAt, zone)}</span>,
  },
  { id: 'minutes', title: text.unit.minutes, width: 66, align: 'end', render: (row) => <span>{formatNumber(row.minutes, 1)}</span> },
  {
    id: 'outdoor',
    title: text.unit.outdoor,
    width: 78,
    align: 'end',
    render: (row) => <span>{formatQuantity(row.outdoorC, 'temperature', system)}</span>,
  },
  { id: 'interval', title: text.unit.interval, width: 84, align: 'end', render: (row) => <span>{formatNumber(row.intervalMin)}</span> },
  { id: 'expected', title: text.unit.expected, width: 76, align: 'end', render: (row) => <span>{formatNumber(row.expectedMin)}</span> },
  {
    id: 'coil',
    title: text.unit.endCoil,
    width: 86,
    align: 'end',
    render: (row) => <span>{formatQuantity(row.endCoilC, 'temperature', system)}</span>,
  },
  { id: 'ended', title: text.unit.endedBy, width: 92, render: (row) => <span>{row.endedBy}</span> },
  { id: 'method', title: text.unit.method, width: 70, render: (row) => <span>{row.method}</span> },
  { id: 'verdict', title: text.unit.verdict, width: 104, render: (row) => <span>{text.verdicts[row.verdict] ?? row.verdict}</span> },
]
