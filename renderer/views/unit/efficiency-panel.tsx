import { useCallback, useMemo, useState } from 'react'
import type { UnitEfficiency } from '../../../analytics/contract'
import { tooltipFrame, tooltipTable, textStyle, valueAxis } from '../../charts/axes'
import { Chart } from '../../charts/chart'
import { ChartPanel } from '../../charts/chart-panel'
import type { ChartOption } from '../../charts/echarts'
import { Legend, type LegendItem } from '../../charts/legend'
import type { Palette } from '../../charts/palette'
import { marksOf, tipsOf } from '../../charts/points'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, formatSignedPercent, scaleOf, type Scale, type UnitSystem } from '../../ui/format'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { Message } from '../../ui/message'
import { Segmented } from '../../ui/segmented'
import { formatDay } from '../../ui/time'
import { modesOf, type EfficiencyRow } from './efficiency-rows'
import styles from './unit.module.css'

const height = 300

interface Scales {
  outdoor: Scale
  actual: Scale
}

const scalesOf = (quantity: UnitEfficiency['quantity'], system: UnitSystem): Scales => ({
  outdoor: scaleOf('temperature', system),
  actual: scaleOf(quantity === 'power_w' ? 'power' : 'ratio', system),
})

/** What was measured, by outdoor temperature, against what the model expects at the same conditions. */
export const EfficiencyPanel = ({
  efficiency: every,
  rows: everyRow,
}: {
  efficiency: UnitEfficiency
  rows: readonly EfficiencyRow[]
}) => {
  const modes = modesOf(everyRow)
  const [chosen, setChosen] = useState<string>()
  const mode = chosen ?? modes[0]
  const rows = useMemo(() => everyRow.filter((row) => row.mode === mode), [everyRow, mode])
  const efficiency = useMemo(
    () => ({ ...every, expectation: every.expectation.filter((bin) => bin.mode === mode), rated: every.quantity === 'cop' && mode === 'heat' ? every.rated : [] }),
    [every, mode],
  )
  const system = usePreferences((state) => state.units)
  const byPower = efficiency.quantity === 'power_w'
  const name = byPower ? text.unit.efficiencyPower : text.unit.efficiency
  const build = useCallback(
    (palette: Palette) => efficiencyOption(efficiency, rows, scalesOf(efficiency.quantity, system), palette),
    [efficiency, rows, system],
  )
  return (
    <ChartPanel
      name={name}
      note={efficiency.expectation.length === 0 ? (efficiency.notEnoughData === null ? text.unit.noExpectation : text.sentence(efficiency.notEnoughData)) : undefined}
      height={height}
      actions={
        modes.length > 1 && (
          <Segmented
            label={text.unit.mode}
            selected={[mode ?? '']}
            onSelect={([next]) => setChosen(next)}
            segments={modes.map((id) => ({ id, label: text.unit.modes[id] ?? id }))}
          />
        )
      }
      twin={() => ({ columns: twinColumns(efficiency, system), rows })}
    >
      {rows.length === 0 ? (
        <Message title={text.unit.efficiencyNone} />
      ) : (
        <>
          <Legend items={legendOf(efficiency, rows)} />
          <Chart label={text.unit.efficiencyLabel(name, formatNumber(rows.length))} height={height} build={build} />
          {every.quantity === 'cop' && mode === 'heat' && <p className={styles.note}>{ratedWords(efficiency, system)}</p>}
        </>
      )}
    </ChartPanel>
  )
}

const ratedWords = ({ rated }: UnitEfficiency, system: UnitSystem): string =>
  rated.length === 0
    ? text.unit.ratedNone
    : text.unit.ratedNote(rated.map(({ outdoorC, cop }) => text.unit.ratedAt(formatNumber(cop, 2), formatQuantity(outdoorC, 'temperature', system, 0))).join(', '))

const groups = [
  { id: 'other', name: text.unit.otherDays, shape: 'ring', symbol: 'emptyCircle', size: 4, color: 'seriesMuted' },
  { id: 'baseline', name: text.unit.baselineDays, shape: 'circle', symbol: 'circle', size: 4, color: 'seriesMuted' },
  { id: 'scored', name: text.unit.scoredDays, shape: 'circle', symbol: 'circle', size: 4, color: 'accent' },
  { id: 'latest', name: text.unit.lastDays, shape: 'diamond', symbol: 'diamond', size: 9, color: 'major' },
] as const

const tokens = { seriesMuted: 'var(--series-muted)', accent: 'var(--accent)', major: 'var(--major)' }

const legendOf = (efficiency: UnitEfficiency, rows: readonly EfficiencyRow[]): LegendItem[] => [
  ...groups
    .filter(({ id }) => rows.some((row) => row.group === id))
    .map(({ name, shape, color }): LegendItem => ({ name, shape, color: tokens[color] })),
  ...(efficiency.expectation.length === 0
    ? []
    : ([
        { name: text.unit.expected, shape: 'line', color: 'var(--text)' },
        { name: text.unit.expectedBand, shape: 'band', color: 'var(--text-3)' },
      ] satisfies LegendItem[])),
  ...(efficiency.rated.length === 0 ? [] : [{ name: text.unit.rated, shape: 'cross' as const, color: 'var(--text)' }]),
]

const tipFor = (row: EfficiencyRow | undefined, scales: Scales): string => {
  if (row === undefined) return ''
  const value = (si: number): string => `${formatNumber(scales.actual.from(si), scales.actual.digits)} ${scales.actual.unit}`.trim()
  return tooltipTable(`${formatDay(row.day)}, ${(text.unit.modes[row.mode] ?? row.mode).toLowerCase()}`, [
    { name: text.unit.outdoor, value: `${formatNumber(scales.outdoor.from(row.outdoorC), 1)} ${scales.outdoor.unit}` },
    { name: text.unit.actual, value: value(row.actual) },
    ...(Number.isNaN(row.expected)
      ? []
      : [
          { name: text.unit.expected, value: value(row.expected) },
          { name: text.unit.deviationHead, value: formatSignedPercent(row.deviationPct) },
        ]),
  ])
}

const ratedTip = (point: UnitEfficiency['rated'][number] | undefined, outdoor: Scale): string =>
  point === undefined
    ? ''
    : tooltipTable(text.unit.rated, [
        { name: text.unit.outdoor, value: `${formatNumber(outdoor.from(point.outdoorC), 1)} ${outdoor.unit}` },
        { name: text.unit.cop, value: formatNumber(point.cop, 2) },
      ])

const efficiencyOption = (
  efficiency: UnitEfficiency,
  rows: readonly EfficiencyRow[],
  scales: Scales,
  palette: Palette,
): ChartOption => {
  const line = (value: (bin: UnitEfficiency['expectation'][number]) => number): [number, number][] =>
    efficiency.expectation.map((bin) => [scales.outdoor.from(bin.outdoorC), value(bin)])
  const low = line((bin) => scales.actual.from(bin.low))
  const range = line((bin) => scales.actual.from(bin.high) - scales.actual.from(bin.low))
  const marked = groups.map((group) => ({ ...group, rows: rows.filter((row) => row.group === group.id) }))
  const hidden = { type: 'line' as const, symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: 'band', stackStrategy: 'all' as const }
  return {
    grid: { left: 44, right: 62, top: 26, bottom: 42 },
    tooltip: {
      ...tooltipFrame(palette),
      trigger: 'item',
      formatter: tipsOf({
        ...Object.fromEntries(marked.map(({ id, rows: own }) => [id, (index: number) => tipFor(own[index], scales)])),
        rated: (index) => ratedTip(efficiency.rated[index], scales.outdoor),
      }),
    },
    xAxis: {
      ...valueAxis(palette, `${text.unit.outdoorAxis}, ${scales.outdoor.unit}`, 0),
      nameLocation: 'middle' as const,
      nameGap: 26,
      scale: true,
      splitLine: { show: false },
      axisLine: { show: true, lineStyle: { color: palette.line }, onZero: false },
    },
    yAxis: {
      ...valueAxis(palette, efficiency.quantity === 'power_w' ? `${text.unit.power}, ${scales.actual.unit}` : text.unit.cop, 1),
      scale: true,
      nameGap: 10,
      nameTextStyle: { ...textStyle(palette), align: 'left' as const, padding: [0, 0, 0, -36] },
    },
    series: [
      { ...hidden, data: low },
      { ...hidden, data: range, areaStyle: { color: palette.muted, opacity: 0.16 } },
      ...marked.map(({ id, symbol, size, color, rows: own }) => ({
        ...marksOf(id, own, (row) => scales.outdoor.from(row.outdoorC), (row) => scales.actual.from(row.actual)),
        symbol,
        symbolSize: size,
        itemStyle: { color: palette[color], opacity: id === 'latest' ? 1 : 0.75 },
      })),
      {
        type: 'line',
        symbol: 'none',
        silent: true,
        z: 5,
        data: line((bin) => scales.actual.from(bin.expected)),
        lineStyle: { color: palette.text, width: 2 },
        endLabel: { show: true, formatter: text.unit.expected, color: palette.text, fontSize: 11, fontFamily: textStyle(palette).fontFamily },
      },
      {
        type: 'scatter',
        id: 'rated',
        symbol: 'path://M0 0l1 1M1 0l-1 1',
        symbolSize: 9,
        z: 6,
        itemStyle: { color: 'transparent', borderColor: palette.text, borderWidth: 2 },
        label: { show: true, position: 'right', color: palette.text, fontSize: 11, fontFamily: textStyle(palette).fontFamily, formatter: text.unit.rated, textBorderColor: palette.surface, textBorderWidth: 2 },
        data: efficiency.rated.map(({ outdoorC, cop }) => [scales.outdoor.from(outdoorC), cop]),
      },
    ],
  }
}

const twinColumns = (efficiency: UnitEfficiency, system: UnitSystem): GridColumn<EfficiencyRow>[] => {
  const { outdoor, actual } = scalesOf(efficiency.quantity, system)
  const head = actual.unit === '' ? '' : `, ${actual.unit}`
  return [
    { id: 'day', title: text.unit.day, width: 90, render: (row) => <span>{formatDay(row.day)}</span> },
    { id: 'mode', title: text.unit.mode, width: 84, grow: 1, render: (row) => <span>{text.unit.modes[row.mode]}</span> },
    {
      id: 'outdoor',
      title: `${text.unit.outdoor}, ${outdoor.unit}`,
      width: 90,
      align: 'end',
      render: (row) => <span>{formatNumber(outdoor.from(row.outdoorC), 1)}</span>,
    },
    {
      id: 'actual',
      title: `${text.unit.actual}${head}`,
      width: 80,
      align: 'end',
      render: (row) => <span>{formatNumber(actual.from(row.actual), actual.digits)}</span>,
    },
    {
      id: 'expected',
      title: `${text.unit.expected}${head}`,
      width: 86,
      align: 'end',
      render: (row) => <span>{formatNumber(actual.from(row.expected), actual.digits)}</span>,
    },
    {
      id: 'deviation',
      title: text.unit.deviationHead,
      width: 84,
      align: 'end',
      render: (row) => <span>{formatSignedPercent(row.deviationPct)}</span>,
    },
    {
      id: 'group',
      title: text.unit.scored,
      width: 130,
      render: (row) => <span>{groups.find(({ id }) => id === row.group)?.name}</span>,
    },
  ]
}
