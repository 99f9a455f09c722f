import { text } from '../text/en'
import { placeMarkLabels, type MarkLabel } from './mark-labels'
import type { Paper } from './paper'
import type { TextStyle } from './text-lines'
import { contentWidth, theme } from './theme'

export interface ChartLine {
  label: string
  /** One value per day of the chart, NaN where there is none: the line breaks there. */
  values: ArrayLike<number>
  style: 'solid' | 'dashed' | 'dots'
}

export interface LineChart {
  /** Said to who can't see the drawing. */
  description: string
  /** Quantity and unit of the vertical axis. */
  axis: string
  /** First day, days since 1970-01-01, and their number. */
  firstDay: number
  days: number
  lines: readonly ChartLine[]
  /** Days marked by a vertical line. */
  marks: readonly { label: string; day: number }[]
  height?: number
}

const markRow = 9
const small: TextStyle = { size: theme.small, weight: 400, color: theme.quiet }
const colors = { solid: theme.ink, dashed: theme.accent, dots: theme.accent } as const

/** Draws daily lines over time as one figure with alternative text. Lines are labelled in a legend above the plot. */
export const lineChart = (paper: Paper, chart: LineChart): void => {
  const height = chart.height ?? 160
  paper.reserve(height)
  const top = paper.y
  const plot = {
    left: theme.page.left + 38,
    right: theme.page.left + contentWidth - 4,
    top: top + 26 + chart.marks.length * markRow,
    bottom: top + height - 20,
  }
  paper.element('Figure', () => drawChart(paper, chart, plot, top), {
    alt: chart.description,
    placement: 'Block',
    bbox: [theme.page.left, top, theme.page.left + contentWidth, top + height],
  })
  paper.y = top + height + 4
}

interface Plot {
  left: number
  right: number
  top: number
  bottom: number
}

const drawChart = ({ doc, type }: Paper, chart: LineChart, plot: Plot, top: number): void => {
  const ticks = niceTicks(rangeOf(chart.lines))
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const x = (day: number): number => plot.left + ((day - chart.firstDay) / Math.max(1, chart.days - 1)) * (plot.right - plot.left)
  const y = (value: number): number => plot.bottom - ((value - low) / (high - low || 1)) * (plot.bottom - plot.top)
  type.draw(chart.axis, theme.page.left, top, { ...small, weight: 600, color: theme.ink })
  drawLegend(doc, type, chart.lines, top + 11)
  for (const tick of ticks) {
    doc.moveTo(plot.left, y(tick)).lineTo(plot.right, y(tick)).lineWidth(0.4).strokeColor(theme.line).stroke()
    const label = tickText(tick, ticks)
    type.draw(label, plot.left - 5 - type.widthOf(label, small), y(tick) - 4.5, small)
  }
  for (const { day, text: label } of dateTicks(chart.firstDay, chart.days)) {
    doc.moveTo(x(day), plot.bottom).lineTo(x(day), plot.bottom + 3).lineWidth(0.5).strokeColor(theme.quiet).stroke()
    const half = type.widthOf(label, small) / 2
    if (x(day) + half < plot.right + 4) type.draw(label, x(day) - half, plot.bottom + 5, small)
  }
  for (const line of chart.lines) drawLine(doc, line, chart, x, y)
  const labels = placeMarkLabels(chart.marks.map(({ label, day }) => ({ x: x(day), width: type.widthOf(label, small) })), plot.right)
  chart.marks.forEach(({ label, day }, index) => {
    const { left, row: place } = labels[index] as MarkLabel
    const row = plot.top - (chart.marks.length - place) * markRow
    doc.moveTo(x(day), row).lineTo(x(day), plot.bottom).lineWidth(0.8).dash(2, { space: 2 }).strokeColor(theme.warm).stroke().undash()
    type.draw(label, left, row - 1, { ...small, color: theme.warm })
  })
}

const drawLegend = (doc: PDFKit.PDFDocument, type: Paper['type'], lines: readonly ChartLine[], y: number): void => {
  let left: number = theme.page.left
  for (const line of lines) {
    stroke(doc, line.style)
    if (line.style === 'dots') doc.circle(left + 8, y + 4.5, 1.4).fillColor(colors.dots).fill()
    else doc.moveTo(left, y + 4.5).lineTo(left + 16, y + 4.5).stroke().undash()
    type.draw(line.label, left + 20, y, small)
    left += 34 + type.widthOf(line.label, small)
  }
}

const stroke = (doc: PDFKit.PDFDocument, style: ChartLine['style']): void => {
  doc.lineWidth(style === 'dashed' ? 1 : 0.9).strokeColor(colors[style]).lineJoin('round')
  if (style === 'dashed') doc.dash(4, { space: 2.5 })
  else doc.undash()
}

const drawLine = (
  doc: PDFKit.PDFDocument,
  line: ChartLine,
  chart: LineChart,
  x: (day: number) => number,
  y: (value: number) => number,
): void => {
  stroke(doc, line.style)
  let open = false
  let drawn = false
  for (let index = 0; index < chart.days; index++) {
    const value = line.values[index] ?? NaN
    const before = line.values[index - 1] ?? NaN
    const after = line.values[index + 1] ?? NaN
    if (Number.isNaN(value)) open = false
    else if (line.style === 'dots' || (Number.isNaN(before) && Number.isNaN(after)))
      doc.circle(x(chart.firstDay + index), y(value), 0.9).fillColor(colors[line.style]).fill()
    else {
      if (open) doc.lineTo(x(chart.firstDay + index), y(value))
      else doc.moveTo(x(chart.firstDay + index), y(value))
      open = true
      drawn = true
      if (Number.isNaN(after)) {
        doc.stroke()
        drawn = false
      }
    }
  }
  if (drawn) doc.stroke()
  doc.undash()
}

const rangeOf = (lines: readonly ChartLine[]): [number, number] => {
  let low = Infinity
  let high = -Infinity
  for (const { values } of lines)
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? NaN
      if (Number.isNaN(value)) continue
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  if (low > high) return [0, 1]
  return low >= 0 && low < high * 0.6 ? [0, high] : [low, high]
}

/** Four to seven round numbers that span a range. */
const niceTicks = ([low, high]: [number, number]): number[] => {
  const span = high - low || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / 4))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= 6) ?? 10 * power
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

const tickText = (value: number, ticks: readonly number[]): string => {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0)
  const decimals = [0, 1, 2, 3].find((places) => Math.abs(step * 10 ** places - Math.round(step * 10 ** places)) < 1e-6) ?? 4
  return value.toFixed(decimals).replace('-', '−')
}

/** First days of months, every second, third .. one where there are many; days where there are few. */
const dateTicks = (firstDay: number, days: number): { day: number; text: string }[] => {
  const dates = Array.from({ length: days }, (_, index) => new Date((firstDay + index) * 86_400_000))
  const months = dates.filter((date) => date.getUTCDate() === 1)
  const asTick = (date: Date, label: string) => ({ day: date.getTime() / 86_400_000, text: label })
  if (months.length < 3) {
    const every = Math.max(1, Math.ceil(days / 8))
    return dates.filter((_, index) => index % every === 0).map((date) => asTick(date, dayText(date)))
  }
  const every = [1, 2, 3, 6, 12].find((step) => months.length / step <= 10) ?? 12
  return months.filter((date) => date.getUTCMonth() % every === 0).map((date) => asTick(date, monthText(date)))
}

const dayText = (date: Date): string => `${date.getUTCDate()} ${text.months[date.getUTCMonth()]}`
const monthText = (date: Date): string =>
  date.getUTCMonth() === 0 ? `${text.months[0]} ${date.getUTCFullYear()}` : (text.months[date.getUTCMonth()] ?? '')
