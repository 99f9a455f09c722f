import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns, type AppendColumn } from '../../db/append-columns'
import { significant9 } from '../../statistics/significant'
import type { UnitResult } from './compute-unit'
import { indicatorNames } from './indicators/indicator'
import type { Condition } from './model'
import { detectors } from './models'

/** Appends the results of some units to the models' tables. */
export const storeResults = async (connection: DuckDBConnection, results: readonly UnitResult[]): Promise<void> => {
  await appendColumns(connection, 'unit_statistic', [
    texts(results.flatMap((unit) => Array<string>(unit.length).fill(unit.unitId))),
    days(results.flatMap((unit) => Array.from({ length: unit.length }, (_, i) => unit.firstDay + i))),
    ...detectors.map((_, index): AppendColumn => ({
      kind: 'number',
      values: concatenate(results.map((unit) => unit.held[index] as Float64Array)),
    })),
  ])
  const gates = results.flatMap((unit) => unit.gates.map((gate) => ({ unit, gate })))
  await appendColumns(connection, 'unit_gate', [
    texts(gates.map(({ unit }) => unit.unitId)),
    texts(gates.map(({ gate }) => gate.detector)),
    days(gates.map(({ unit, gate }) => unit.firstDay + gate.from)),
    days(gates.map(({ unit, gate }) => unit.firstDay + gate.to)),
    texts(gates.map(({ gate }) => gate.reason)),
  ])
  const compared = results.flatMap((unit) => unit.expectation.map((entry) => ({ unit, entry })))
  await appendColumns(connection, 'unit_expectation', [
    texts(compared.map(({ unit }) => unit.unitId)),
    days(compared.map(({ unit, entry }) => unit.firstDay + entry.position)),
    texts(compared.map(({ entry }) => entry.mode)),
    texts(compared.map(({ entry }) => entry.metric)),
    numbers(compared.map(({ entry }) => entry.actual)),
    numbers(compared.map(({ entry }) => entry.expected)),
    numbers(compared.map(({ entry }) => entry.residualLn)),
    { kind: 'boolean', values: compared.map(({ entry }) => Number(entry.scored)) },
    { kind: 'boolean', values: compared.map(({ entry }) => Number(entry.baseline)) },
  ])
  const dayAt = (unit: UnitResult, position: number | undefined) => (position === undefined ? NaN : unit.firstDay + position)
  const condition = (value: (of: Condition) => number) => results.map((unit) => value(unit.condition))
  await appendColumns(connection, 'unit_condition', [
    texts(results.map(({ unitId }) => unitId)),
    { kind: 'integer', values: condition((c) => c.scoredDays) },
    days(results.map((unit) => dayAt(unit, unit.condition.baselineFrom))),
    days(results.map((unit) => dayAt(unit, unit.condition.baselineTo))),
    numbers(condition((c) => c.copVsExpectedPct)),
    numbers(condition((c) => c.trendPctPerYear)),
    numbers(condition((c) => c.trendLow)),
    numbers(condition((c) => c.trendHigh)),
    numbers(condition((c) => c.confidence)),
    texts(results.map((unit) => unit.condition.notEnoughData ?? null)),
    numbers(condition((c) => c.internalVsExpectedPct)),
    numbers(condition((c) => c.approachOutdoorK)),
    numbers(condition((c) => c.approachIndoorK)),
    numbers(condition((c) => c.seasonChangePct)),
    { kind: 'integer', values: condition((c) => c.seasonChangeBins) },
    { kind: 'integer', values: condition((c) => c.seasonChangeDays) },
    numbers(condition((c) => c.compressorHealth)),
    { kind: 'integer', values: condition((c) => c.healthFamilies) },
    numbers(condition((c) => c.weeksToActP10)),
    numbers(condition((c) => c.weeksToActP50)),
    numbers(condition((c) => c.weeksToActP90)),
    texts(results.map((unit) => unit.condition.noTimeToAct ?? null)),
    numbers(condition((c) => c.leakIndex)),
  ])
  const contributors = results.flatMap((unit) => unit.contributors.map((part) => ({ unit, part })))
  await appendColumns(connection, 'compressor_contributor', [
    texts(contributors.map(({ unit }) => unit.unitId)),
    texts(contributors.map(({ part }) => part.name)),
    texts(contributors.map(({ part }) => part.family)),
    numbers(contributors.map(({ part }) => part.weight)),
    numbers(contributors.map(({ part }) => part.share)),
    numbers(contributors.map(({ part }) => part.z)),
  ])
  await storeWeeks(connection, results)
}

/** What the screens show week by week. */
const storeWeeks = async (connection: DuckDBConnection, results: readonly UnitResult[]): Promise<void> => {
  const ranked = results.flatMap((unit) => unit.rankedWeeks.map((week) => ({ unit, week })))
  await appendColumns(connection, 'unit_cause', [
    texts(ranked.map(({ unit }) => unit.unitId)),
    days(ranked.map(({ unit, week }) => unit.firstDay + week.position)),
    texts(ranked.map(({ week }) => week.best)),
    thousandths(ranked.map(({ week }) => week.score)),
    texts(ranked.map(({ week }) => week.second ?? null)),
    thousandths(ranked.map(({ week }) => week.secondScore)),
    texts(ranked.map(({ week }) => week.named ?? null)),
  ])
  const residuals = results.flatMap((unit) => unit.residualWeeks.map((week) => ({ unit, week })))
  await appendColumns(connection, 'unit_residual', [
    texts(residuals.map(({ unit }) => unit.unitId)),
    days(residuals.map(({ unit, week }) => unit.firstDay + week.position)),
    texts(residuals.map(({ week }) => week.block)),
    ...indicatorNames.map((_, index) => thousandths(residuals.map(({ week }) => week.residuals[index] as number))),
  ])
}

const texts = (values: (string | null)[]): AppendColumn => ({ kind: 'text', values })
const days = (values: number[]): AppendColumn => ({ kind: 'day', values })
const numbers = (values: number[]): AppendColumn => ({ kind: 'number', values: values.map(significant9) })

const thousandths = (values: number[]): AppendColumn => ({ kind: 'number', values: values.map((value) => Math.round(1000 * value) / 1000) })

const concatenate = (parts: readonly Float64Array[]): Float64Array => {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
