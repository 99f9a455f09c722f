import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber, isoDay } from '../../contract/days'
import { metricNames } from '../../contract/metric-names'
import { readColumns } from '../../db/query'
import { quoteName } from '../../db/quote'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import type { ChartLine, LineChart } from '../../documents/pdf/line-chart'
import { text } from '../../documents/text/en'
import { detectors } from '../3-models/models'
import evidenceSeries from './evidence_series.sql?raw'

interface ChartRecipe {
  axis: (series: Columns) => string
  lines: readonly { column: string; label: string; style: ChartLine['style'] }[]
}

const { axes, lines: labels } = text.chart

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
const plain = (axis: string, ...lines: ChartRecipe['lines']): ChartRecipe => ({ axis: () => axis, lines })
const solid = (column: string, label: string) => ({ column, label, style: 'solid' as const })
const dashed = (column: string, label: string) => ({ column, label, style: 'dashed' as const })

const intervals = plain(axes.interval, dashed('interval_expected_min', labels.intervalExpected), solid('interval_min_median', labels.interval))
const night = plain(axes.nightTemperature, dashed('station_night_c', labels.station), solid('outdoor_night_c', labels.unitSensor))

const recipes: Readonly<Record<string, ChartRecipe>> = {
  defrost_unneeded_share: plain(axes.defrosts, dashed('defrosts', labels.defrosts), solid('defrosts_unnecessary', labels.unnecessary)),
  defrost_interval_ratio: intervals,
  defrost_timer_steadiness: intervals,
  defrost_incomplete_share: plain(axes.defrosts, dashed('defrosts', labels.defrosts), solid('defrosts_incomplete', labels.incomplete)),
  frost_h_without_defrost: plain(axes.frost, dashed('frost_zone_h', labels.frost), solid('defrosts', labels.defrosts)),
  starts_per_hour: plain(axes.startsPerHour, solid('starts_max_per_h', labels.starts)),
  short_run_share: plain(axes.starts, dashed('starts', labels.allStarts), solid('short_runs', labels.shortRuns)),
  silent_h: plain(axes.coverage, solid('coverage_pct', labels.coverage)),
  outdoor_drift_k: night,
  outdoor_bias_k: night,
  outdoor_sun_h: plain(axes.sun, solid('outdoor_sun_h', labels.sun)),
  outdoor_invalid_h: plain(axes.invalid, solid('outdoor_invalid_h', labels.invalid)),
  outdoor_stuck_h: plain(axes.dayTemperature, dashed('station_c_mean', labels.station), solid('outdoor_c_mean', labels.unitSensor)),
}

/** What of the models raised the finding, with the line above which it does. */
const statisticOf = (metric: string): ChartRecipe =>
  plain(axes.statistic(metricNames[metric] ?? metric.replaceAll('_', ' ')), dashed('threshold', labels.threshold), solid('statistic', labels.statistic))

/** Statistics of efficiency are told by the efficiency itself. */
const ofPerformance = new Set(['cop_loss', 'cop_cusum', 'cop_trend_loss'])

const recipeOf = (metric: string): ChartRecipe =>
  recipes[metric] ?? (detectors.includes(metric) && !ofPerformance.has(metric) ? statisticOf(metric) : performance)

/** Measures for which `recipes` has a chart of its own; others show the statistic against its threshold, or performance against the expectation. */
export const chartedMetrics = (): string[] => Object.keys(recipes)

export interface ChartedFinding {
  unit_id: string
  fault: string
  metric: string
  onset_on: string | null
  detected_on: string
  threshold?: number | null
}

/** The chart behind a finding: its measure day by day over 425 days to `dataTo`, more when it began earlier; undefined without any value. */
export const evidenceChart = async (
  connection: DuckDBConnection,
  finding: ChartedFinding,
  dataTo: string,
): Promise<LineChart | undefined> => {
  const statistic = detectors.includes(finding.metric) ? `unit_statistic.${quoteName(finding.metric)}` : 'NULL::DOUBLE'
  const series = await readColumns(connection, evidenceSeries.replaceAll('{statistic}', statistic), {
    unitId: finding.unit_id,
    dataTo,
    onsetOn: finding.onset_on,
    threshold: finding.threshold ?? null,
  })
  const recipe = recipeOf(finding.metric)
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
    description: text.chart.description(axis, isoDay(firstDay), dataTo, described),
  }
}

const marksOf = ({ onset_on: onset, detected_on: detected }: ChartedFinding, firstDay: number): LineChart['marks'] =>
  [
    { label: text.chart.onset, on: onset },
    { label: text.chart.detected, on: detected },
  ].flatMap(({ label, on }) => {
    const day = on === null ? NaN : dayNumber(on)
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
