import type { ChartOption } from '../../../charts/echarts'
import { escapeText, textStyle, timeAxis, tooltipFrame, tooltipTable, valueAxis } from '../../../charts/axes'
import type { Palette } from '../../../charts/palette'
import { quantityOfSignal } from '../../../charts/signals'
import { text } from '../../../text/text'
import { formatNumber, scaleOf, type Quantity, type UnitSystem } from '../../../ui/format'
import { formatTime } from '../../../ui/time'
import type { Span } from '../../../state/trace-view'
import type { TraceLine } from './trace-data'

export const panelHeight = 132
const panelGap = 40
const top = 26
const bottom = 26
export const plotLeft = 64
export const plotRight = 118

const order: readonly Quantity[] = [
  'temperature',
  'power',
  'frequency',
  'pressure',
  'temperature_difference',
  'share',
  'water_flow',
  'air_flow',
  'current',
  'rotation',
  'velocity',
  'signal_strength',
]

/** The quantities of some signals, one panel each, in a fixed order. */
export const panelsOf = (signals: readonly TraceLine['signal'][]): Quantity[] => {
  const wanted = new Set(signals.map((signal) => quantityOfSignal[signal]))
  return order.filter((quantity) => wanted.has(quantity))
}

export const traceHeight = (panels: number): number =>
  Math.max(1, panels) * (panelHeight + panelGap) - panelGap + top + bottom

interface TraceOptions {
  lines: readonly TraceLine[]
  span: Span
  zone: string
  system: UnitSystem
  palette: Palette
  width: number
}

const dashes = ['solid', 'solid', 'solid', [6, 3], [2, 2], [8, 3, 2, 3]] as const

/** Panels one above the other on one time axis; each line is named at its end. */
export const traceOption = ({ lines, span, zone, system, palette, width }: TraceOptions): ChartOption => {
  const panels = panelsOf(lines.map((line) => line.signal))
  const countIn = new Map<Quantity, number>()
  const series = lines.map((line) => {
    const quantity = quantityOfSignal[line.signal]
    const scale = scaleOf(quantity, system)
    const index = countIn.get(quantity) ?? 0
    countIn.set(quantity, index + 1)
    const panel = panels.indexOf(quantity)
    const color = palette.series[index % palette.series.length] as string
    return {
      type: 'line' as const,
      name: line.signal,
      xAxisIndex: panel,
      yAxisIndex: panel,
      dimensions: ['t', 'value'],
      data: line.points.map((number, place) => (place % 2 === 0 ? number : scale.from(number))),
      showSymbol: false,
      symbol: 'circle',
      symbolSize: 4,
      connectNulls: false,
      clip: true,
      lineStyle: { width: 1.2, color, type: dashes[index % dashes.length] as 'solid' | number[] },
      itemStyle: { color },
      emphasis: { disabled: true },
      endLabel: {
        show: true,
        formatter: () => text.signals[line.signal] ?? line.signal,
        color,
        fontFamily: textStyle(palette).fontFamily,
        fontSize: 11,
        lineHeight: 14,
        distance: 6,
      },
      labelLayout: { moveOverlap: 'shiftY' as const },
    }
  })
  return {
    grid: panels.map((_, index) => ({
      left: plotLeft,
      right: plotRight,
      top: top + index * (panelHeight + panelGap),
      height: panelHeight,
      containLabel: false,
    })),
    xAxis: panels.map((_, index) => ({
      ...timeAxis(palette, span.from, span.to, zone, width - plotLeft - plotRight, index === panels.length - 1),
      gridIndex: index,
    })),
    yAxis: panels.map((quantity, index) => ({
      ...valueAxis(palette, scaleOf(quantity, system).unit),
      gridIndex: index,
      scale: quantity !== 'power' && quantity !== 'frequency',
      splitNumber: 3,
      nameGap: 10,
      nameTextStyle: { ...textStyle(palette), align: 'right' as const, padding: [0, 6, 0, 0] },
    })),
    axisPointer: { link: [{ xAxisIndex: 'all' as const }] },
    tooltip: {
      ...tooltipFrame(palette),
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.line, type: 'solid' } },
      formatter: (parameters) => tooltipOf(Array.isArray(parameters) ? parameters : [parameters], zone, system),
    },
    series,
  } as ChartOption
}

interface Pointed {
  seriesName?: string
  value?: unknown
  color?: unknown
}

const tooltipOf = (pointed: readonly Pointed[], zone: string, system: UnitSystem): string => {
  const rows = pointed.flatMap(({ seriesName, value, color }) => {
    const [t, shown] = value as [number, number]
    const quantity = quantityOfSignal[seriesName as TraceLine['signal']]
    if (quantity === undefined || Number.isNaN(shown)) return []
    const scale = scaleOf(quantity, system)
    return [
      {
        t,
        name: text.signals[seriesName ?? ''] ?? escapeText(seriesName ?? ''),
        value: `${formatNumber(shown, scale.digits)} ${scale.unit}`,
        color: String(color),
      },
    ]
  })
  const [first] = rows
  return first === undefined ? '' : tooltipTable(formatTime(first.t, zone), rows)
}
