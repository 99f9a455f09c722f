import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import type { ChartLine, LineChart } from '../../documents/pdf/line-chart'
import { text } from '../../documents/text/en'
import evidenceSeries from './evidence_series.sql?raw'

interface ChartRecipe {
  axis: (series: Columns) => string
  lines: readonly { column: string; label: string; style: ChartLine['style'] }[]
}

const { axes, lines: labels } = text.chart
const always = (axis: string) => () => axis

const performance: ChartRecipe = {
  axis: (series) => {
    const metric = textsOf(series, 'metric')[0]
    return metric === 'cop' || metric === 'power_w' ? axes[metric] : axes.carnot_fraction
  },
  lines: [
    { column: 'expected', label: text.chart.expected, style: 'dashed' },
    { column: 'actual', label: text.chart.actual, style: 'solid' },
  ],
}
const defrost: ChartRecipe = { axis: always(axes.defrosts), lines: [{ column: 'defrosts', label: labels.defrosts, style: 'solid' }] }
const ended: ChartRecipe = {
  axis: always(axes.defrosts),
  lines: [
    { column: 'defrosts', label: labels.defrosts, style: 'dashed' },
    { column: 'defrosts_ended', label: labels.ended, style: 'solid' },
  ],
}
const sensors: ChartRecipe = {
  axis: always(axes.nightTemperature),
  lines: [
    { column: 'station_night_c', label: labels.station, style: 'dashed' },
    { column: 'outdoor_night_c', label: labels.unitSensor, style: 'solid' },
  ],
}

const recipes: Readonly<Record<string, ChartRecipe>> = {
  defrost_excessive: defrost,
  defrost_insufficient: defrost,
  defrost_incomplete: ended,
  short_cycling: { axis: always(axes.startsPerHour), lines: [{ column: 'starts_max_per_h', label: labels.starts, style: 'solid' }] },
  connectivity_loss: { axis: always(axes.coverage), lines: [{ column: 'coverage_pct', label: labels.coverage, style: 'solid' }] },
  sensor_drift: sensors,
  sensor_bias: { axis: always(axes.outdoorMax), lines: [{ column: 'outdoor_c_max', label: labels.unitSensor, style: 'solid' }] },
  sensor_stuck: { axis: always(axes.sameHours), lines: [{ column: 'outdoor_same_h', label: labels.same, style: 'solid' }] },
  energy_cost_anomaly: { axis: always(axes.energy), lines: [{ column: 'energy_kwh', label: labels.energy, style: 'solid' }] },
}

export interface ChartedFinding {
  unit_id: string
  fault: string
  onset_on: string | null
  detected_on: string
}

/** The chart behind a finding: its measure day by day over up to 425 days to `dataTo`; undefined without any value. */
export const evidenceChart = async (
  connection: DuckDBConnection,
  finding: ChartedFinding,
  dataTo: string,
): Promise<LineChart | undefined> => {
  const series = await readColumns(connection, evidenceSeries, { unitId: finding.unit_id, dataTo })
  const recipe = recipes[finding.fault] ?? performance
  const lines = recipe.lines
    .map(({ column, label, style }) => ({ label, style, values: numbersOf(series, column) }))
    .filter(({ values }) => values.some((value) => !Number.isNaN(value)))
  const firstDay = numbersOf(series, 'day')[0]
  if (lines.length === 0 || firstDay === undefined) return undefined
  const axis = recipe.axis(series)
  const described = lines.map(({ label, values }) => describe(label, values)).join(' ')
  return {
    axis,
    firstDay,
    days: series.rowCount,
    lines,
    marks: marksOf(finding, firstDay),
    description: text.chart.description(axis, dayOf(firstDay), dataTo, described),
  }
}

const marksOf = ({ onset_on: onset, detected_on: detected }: ChartedFinding, firstDay: number): LineChart['marks'] =>
  [
    { label: text.chart.onset, on: onset },
    { label: text.chart.detected, on: detected },
  ].flatMap(({ label, on }) => {
    const day = on === null ? NaN : Date.parse(on) / 86_400_000
    return day >= firstDay ? [{ label: `${label}: ${on}`, day }] : []
  })

const describe = (label: string, values: Float64Array): string => {
  const known = values.filter((value) => !Number.isNaN(value))
  const last = known.at(-1)
  const sorted = known.toSorted()
  const median = sorted[Math.floor(sorted.length / 2)]
  return text.chart.line(label, known.length, number(median), number(last))
}

const number = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toPrecision(3))))
const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
