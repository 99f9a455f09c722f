import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns, type AppendColumn } from '../../db/append-columns'
import { significant9 } from '../../statistics/significant'
import type { UnitResult } from './compute-unit'
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
  const judged = results.flatMap((unit) => (unit.condition === undefined ? [] : [{ unit, condition: unit.condition }]))
  const dayAt = (unit: UnitResult, position: number | undefined) => (position === undefined ? NaN : unit.firstDay + position)
  await appendColumns(connection, 'unit_condition', [
    texts(judged.map(({ unit }) => unit.unitId)),
    { kind: 'integer', values: judged.map(({ condition }) => condition.scoredDays) },
    days(judged.map(({ unit, condition }) => dayAt(unit, condition.baselineFrom))),
    days(judged.map(({ unit, condition }) => dayAt(unit, condition.baselineTo))),
    numbers(judged.map(({ condition }) => condition.copVsExpectedPct)),
    numbers(judged.map(({ condition }) => condition.trendPctPerYear)),
    numbers(judged.map(({ condition }) => condition.trendLow)),
    numbers(judged.map(({ condition }) => condition.trendHigh)),
    numbers(judged.map(({ condition }) => condition.confidence)),
    texts(judged.map(({ condition }) => condition.notEnoughData ?? null)),
  ])
}

const texts = (values: (string | null)[]): AppendColumn => ({ kind: 'text', values })
const days = (values: number[]): AppendColumn => ({ kind: 'day', values })
const numbers = (values: number[]): AppendColumn => ({ kind: 'number', values: values.map(significant9) })

const concatenate = (parts: readonly Float64Array[]): Float64Array => {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
