import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf, textsOf } from '../../db/to-columns'
import type { UnitFacts } from '../unit-facts'
import { naiveBaselines, rawValues, type RawDays } from './naive-baselines'
import rawDaysSql from './raw_days.sql?raw'

const unitsPerBatch = 64

/** Runs every naive baseline over the daily tables of the units; reads `unit_day` and `unit_day_mode`. */
export const addPeaks = async (connection: DuckDBConnection, units: readonly UnitFacts[]): Promise<UnitFacts[]> => {
  const ordered = units.filter((unit) => unit.lastDay >= unit.firstDay).sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
  const peaks = new Map<string, Record<string, number>>()
  for (let from = 0; from < ordered.length; from += unitsPerBatch) {
    const batch = ordered.slice(from, from + unitsPerBatch)
    const raw = await loadRawDays(connection, batch)
    for (const unit of batch) {
      const days = raw.get(unit.unitId)
      if (days !== undefined) peaks.set(unit.unitId, peaksOf(unit, days))
    }
  }
  return units.map((unit) => ({ ...unit, naivePeaks: peaks.get(unit.unitId) ?? {} }))
}

const loadRawDays = async (connection: DuckDBConnection, units: readonly UnitFacts[]): Promise<Map<string, RawDays>> => {
  const byUnit = new Map(units.map((unit) => [unit.unitId, { unit, days: emptyDays(unit.lastDay - unit.firstDay + 1) }]))
  const read = await readColumns(connection, rawDaysSql, { first: units[0]?.unitId ?? '', last: units.at(-1)?.unitId ?? '' })
  if (read.rowCount === 0) return new Map()
  const ids = textsOf(read, 'unit_id')
  const day = numbersOf(read, 'day')
  const columns = rawValues.map((name) => [name, numbersOf(read, name)] as const)
  for (let row = 0; row < read.rowCount; row++) {
    const found = byUnit.get(ids[row] as string)
    if (found === undefined) continue
    for (const [name, values] of columns) found.days[name][(day[row] as number) - found.unit.firstDay] = values[row] as number
  }
  return new Map([...byUnit].map(([id, { days }]) => [id, days]))
}

const emptyDays = (length: number): RawDays =>
  Object.fromEntries(rawValues.map((name) => [name, new Float64Array(length).fill(NaN)])) as Record<(typeof rawValues)[number], Float64Array>

const peaksOf = ({ truth, firstDay, lastDay }: UnitFacts, days: RawDays): Record<string, number> => {
  const faulty = truth.fault !== 'none'
  const from = faulty ? Math.max(0, (truth.onset ?? firstDay) - firstDay) : 0
  const to = (faulty ? Math.min(lastDay, truth.failed ?? lastDay) : lastDay) - firstDay + 1
  return Object.fromEntries(naiveBaselines.map(({ name, scores }) => [name, highest(scores(days), from, to)]))
}

const highest = (scores: Float64Array, from: number, to: number): number => {
  let high = NaN
  for (let i = from; i < to; i++) {
    const score = scores[i] as number
    if (!Number.isNaN(score) && !(score <= high)) high = score
  }
  return high
}
