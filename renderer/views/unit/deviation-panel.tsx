import { useCallback, useMemo } from 'react'
import { textStyle, timeAxis, tooltipFrame, tooltipTable, valueAxis } from '../../charts/axes'
import { Chart } from '../../charts/chart'
import { ChartPanel } from '../../charts/chart-panel'
import type { ChartOption } from '../../charts/echarts'
import { Legend } from '../../charts/legend'
import type { Palette } from '../../charts/palette'
import { marksOf, tipsOf } from '../../charts/points'
import type { LaneSpan } from '../../../analytics/contract'
import { text } from '../../text/text'
import { formatNumber, formatSignedPercent } from '../../ui/format'
import type { GridColumn } from '../../ui/grid/virtual-grid'
import { Message } from '../../ui/message'
import { formatDay } from '../../ui/time'
import type { EfficiencyRow } from './efficiency-rows'

const height = 300
const dayMs = 86_400_000

/** How far each scored day was from what was expected, and where that goes. */
export const DeviationPanel = ({
  rows,
  findings,
}: {
  rows: readonly EfficiencyRow[]
  findings: readonly LaneSpan[]
}) => {
  const scored = useMemo(
    () => rows.filter((row) => row.group !== 'other' && !Number.isNaN(row.deviationPct)),
    [rows],
  )
  const build = useCallback(
    (palette: Palette, width: number) => deviationOption(scored, findings, palette, width),
    [scored, findings],
  )
  return (
    <ChartPanel
      name={text.unit.deviation}
      note={text.unit.deviationNote}
      height={height}
      twin={() => ({ columns, rows: scored })}
    >
      {scored.length === 0 ? (
        <Message title={text.unit.noExpectation} />
      ) : (
        <>
          <Legend
            items={[
              { name: text.unit.deviationDay, shape: 'circle', color: 'var(--series-muted)' },
              { name: text.unit.deviationMedian, shape: 'line', color: 'var(--accent)' },
              ...(findings.length === 0
                ? []
                : [{ name: text.unit.findingPeriod, shape: 'band' as const, color: 'var(--major)' }]),
            ]}
          />
          <Chart
            label={text.unit.efficiencyLabel(text.unit.deviation, formatNumber(scored.length))}
            height={height}
            build={build}
          />
        </>
      )}
    </ChartPanel>
  )
}

const tipFor = (row: EfficiencyRow | undefined): string =>
  row === undefined ? '' : tooltipTable(formatDay(row.day), [{ name: text.unit.modes[row.mode] ?? row.mode, value: formatSignedPercent(row.deviationPct) }])

const deviationOption = (
  rows: readonly EfficiencyRow[],
  findings: readonly LaneSpan[],
  palette: Palette,
  width: number,
): ChartOption => {
  const from = Math.min(...rows.map((row) => row.day)) * dayMs
  const to = Math.max(...rows.map((row) => row.day), 0) * dayMs + dayMs
  const reach = Math.min(60, Math.max(12, ...rows.map((row) => Math.abs(row.medianPct) || 0)) * 1.5)
  const end = rows.findLast((row) => !Number.isNaN(row.medianPct))
  return {
    grid: { left: 44, right: 62, top: 26, bottom: 26 },
    tooltip: { ...tooltipFrame(palette), trigger: 'item', formatter: tipsOf({ days: (index) => tipFor(rows[index]) }) },
    xAxis: timeAxis(palette, from, to, 'UTC', width - 106),
    yAxis: {
      ...valueAxis(palette, '%', 0),
      min: -Math.ceil(reach / 10) * 10,
      max: Math.ceil(reach / 10) * 10,
      nameGap: 10,
      nameTextStyle: { ...textStyle(palette), align: 'right' as const, padding: [0, 6, 0, 0] },
    },
    series: [
      {
        ...marksOf('days', rows, (row) => row.day * dayMs + dayMs / 2, (row) => row.deviationPct),
        symbolSize: 4,
        itemStyle: { color: palette.seriesMuted },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.axis, type: 'solid', width: 1 },
          data: [{ yAxis: 0 }],
        },
        markArea: {
          silent: true,
          itemStyle: { color: palette.major, opacity: 0.1 },
          data: findings.map((finding) => [
            { xAxis: Math.max(from, Date.parse(finding.from)) },
            { xAxis: Math.min(to, Date.parse(finding.to) + dayMs) },
          ]),
        },
      },
      {
        type: 'line',
        symbol: 'none',
        clip: true,
        z: 5,
        lineStyle: { color: palette.accent, width: 2 },
        data: rows
          .filter((row) => !Number.isNaN(row.medianPct))
          .map((row) => [row.day * dayMs + dayMs / 2, row.medianPct]),
        endLabel: {
          show: end !== undefined,
          formatter: formatSignedPercent(end?.medianPct),
          color: palette.accent,
          fontSize: 11,
          fontWeight: 600,
          fontFamily: textStyle(palette).fontFamily,
        },
      },
    ],
  }
}

const columns: GridColumn<EfficiencyRow>[] = [
  { id: 'day', title: text.unit.day, width: 96, render: (row) => <span>{formatDay(row.day)}</span> },
  { id: 'mode', title: text.unit.mode, width: 90, grow: 1, render: (row) => <span>{text.unit.modes[row.mode]}</span> },
  {
    id: 'deviation',
    title: text.unit.deviationHead,
    width: 100,
    align: 'end',
    render: (row) => <span>{formatSignedPercent(row.deviationPct)}</span>,
  },
  {
    id: 'median',
    title: text.unit.deviationMedian,
    width: 110,
    align: 'end',
    render: (row) => <span>{formatSignedPercent(row.medianPct)}</span>,
  },
]
