import type { AppendColumn } from '../../../db/append-columns'
import { significant9 } from '../../../statistics/significant'
import type { UnitResult } from '../running/compute-unit'
import { indicatorNames } from '../indicators/indicator'
import type { Condition } from '../model'
import { coded, entriesOf, pick, type Entries } from './table-columns'

/** Rows to append to one table. */
export interface TableRows {
  table: string
  columns: AppendColumn[]
}

/** The temporary table of comparisons of days before those computed, which replace what was told of them. */
export const toldAgain = 'expectation_told_again'

/** What models say about some units as rows of the models' tables, column by column; `unit_statistic` is to get its held values. Pure. */
export const tablesOf = (results: readonly UnitResult[]): TableRows[] => [
  { table: 'unit_statistic', columns: dayColumnsOf(results) },
  { table: 'unit_gate', columns: gateColumns(entriesOf(results, ({ gates }) => gates)) },
  { table: 'unit_expectation', columns: expectationColumns(entriesOf(results.map(withExpectation((position) => position >= 0)), ({ expectation }) => expectation)) },
  { table: toldAgain, columns: expectationColumns(entriesOf(results.map(withExpectation((position) => position < 0)), ({ expectation }) => expectation)) },
  { table: 'unit_condition', columns: conditionColumns(results) },
  { table: 'compressor_contributor', columns: contributorColumns(entriesOf(results, ({ contributors }) => contributors)) },
  { table: 'unit_cause', columns: causeColumns(entriesOf(results, ({ rankedWeeks }) => rankedWeeks)) },
  { table: 'unit_residual', columns: residualColumns(entriesOf(results, ({ residualWeeks }) => residualWeeks)) },
]

/** The tables with the held values of their days, a column for each detector, one unit after the other. */
export const withHeld = (tables: readonly TableRows[], held: readonly Float64Array[]): TableRows[] =>
  tables.map(({ table, columns }) => ({ table, columns: table === 'unit_statistic' ? [...columns, ...held.map((values): AppendColumn => ({ kind: 'number', values: values.subarray(0, columns[0]?.values.length) }))] : columns }))

type Of<Name extends keyof UnitResult> = UnitResult[Name] extends readonly (infer Entry)[] ? Entries<Entry> : never

const dayColumnsOf = (results: readonly UnitResult[]): AppendColumn[] => {
  const rows = results.reduce((sum, { length }) => sum + length, 0)
  const units = new Int32Array(rows)
  const days = new Int32Array(rows)
  let row = 0
  results.forEach(({ firstDay, length }, index) => {
    units.fill(index, row, row + length)
    for (let i = 0; i < length; i++) days[row + i] = firstDay + i
    row += length
  })
  return [
    { kind: 'coded', values: units, texts: results.map(({ unitId }) => unitId) },
    { kind: 'day', values: days },
  ]
}

const withExpectation = (wanted: (position: number) => boolean) => (result: UnitResult): UnitResult => ({ ...result, expectation: result.expectation.filter(({ position }) => wanted(position)) })

const gateColumns = (gates: Of<'gates'>): AppendColumn[] => [
  coded(gates, (_, { unitId }) => unitId),
  coded(gates, ({ detector }) => detector),
  days(gates, ({ from }) => from),
  days(gates, ({ to }) => to),
  coded(gates, ({ reason }) => reason),
]

const expectationColumns = (compared: Of<'expectation'>): AppendColumn[] => [
  coded(compared, (_, { unitId }) => unitId),
  days(compared, ({ position }) => position),
  coded(compared, ({ mode }) => mode),
  coded(compared, ({ metric }) => metric),
  numbers(compared, ({ actual }) => actual),
  numbers(compared, ({ expected }) => expected),
  numbers(compared, ({ residualLn }) => residualLn),
  { kind: 'boolean', values: pick(compared, ({ scored }) => Number(scored)) },
  { kind: 'boolean', values: pick(compared, ({ baseline }) => Number(baseline)) },
]

const conditionColumns = (results: readonly UnitResult[]): AppendColumn[] => {
  const units = entriesOf(results, ({ condition }) => [condition])
  const number = (value: (of: Condition) => number) => numbers(units, value)
  const whole = (value: (of: Condition) => number): AppendColumn => ({ kind: 'integer', values: pick(units, value) })
  return [
    coded(units, (_, { unitId }) => unitId),
    whole((c) => c.scoredDays),
    days(units, (c) => c.baselineFrom ?? NaN),
    days(units, (c) => c.baselineTo ?? NaN),
    number((c) => c.copVsExpectedPct),
    number((c) => c.trendPctPerYear),
    number((c) => c.trendLow),
    number((c) => c.trendHigh),
    number((c) => c.confidence),
    coded(units, (c) => c.notEnoughData),
    number((c) => c.internalVsExpectedPct),
    number((c) => c.approachOutdoorK),
    number((c) => c.approachIndoorK),
    number((c) => c.seasonChangePct),
    whole((c) => c.seasonChangeBins),
    whole((c) => c.seasonChangeDays),
    number((c) => c.compressorHealth),
    whole((c) => c.healthFamilies),
    number((c) => c.weeksToActP10),
    number((c) => c.weeksToActP50),
    number((c) => c.weeksToActP90),
    coded(units, (c) => c.noTimeToAct),
    number((c) => c.leakIndex),
  ]
}

const contributorColumns = (parts: Of<'contributors'>): AppendColumn[] => [
  coded(parts, (_, { unitId }) => unitId),
  coded(parts, ({ name }) => name),
  coded(parts, ({ family }) => family),
  numbers(parts, ({ weight }) => weight),
  numbers(parts, ({ share }) => share),
  numbers(parts, ({ z }) => z),
]

/** What the screens show week by week. */
const causeColumns = (ranked: Of<'rankedWeeks'>): AppendColumn[] => [
  coded(ranked, (_, { unitId }) => unitId),
  days(ranked, ({ position }) => position),
  coded(ranked, ({ best }) => best),
  thousandths(ranked, ({ score }) => score),
  coded(ranked, ({ second }) => second),
  thousandths(ranked, ({ secondScore }) => secondScore),
  coded(ranked, ({ named }) => named),
]

const residualColumns = (residuals: Of<'residualWeeks'>): AppendColumn[] => [
  coded(residuals, (_, { unitId }) => unitId),
  days(residuals, ({ position }) => position),
  coded(residuals, ({ block }) => block),
  ...indicatorNames.map((_, index) => thousandths(residuals, ({ residuals: of }) => of[index] as number)),
]

const days = <Entry>(entries: Entries<Entry>, positionOf: (entry: Entry) => number): AppendColumn => ({
  kind: 'day',
  values: pick(entries, (entry, { firstDay }) => firstDay + positionOf(entry)),
})

const numbers = <Entry>(entries: Entries<Entry>, valueOf: (entry: Entry) => number): AppendColumn => ({
  kind: 'number',
  values: pick(entries, (entry) => significant9(valueOf(entry))),
})

const thousandths = <Entry>(entries: Entries<Entry>, valueOf: (entry: Entry) => number): AppendColumn => ({
  kind: 'number',
  values: pick(entries, (entry) => Math.round(1000 * valueOf(entry)) / 1000),
})
