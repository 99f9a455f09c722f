import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../../contract/days'
import { readRows } from '../../../db/query'
import { firstFits, firstFitWithin } from '../baseline/first-fit'
import type { FirstFit } from '../baseline/group-prior'
import type { DailyRows } from './fill-series'
import { likenessOf, type Beginning } from './likeness'
import loadBeginnings from './load-beginnings.sql?raw'
import { loadFirstDays } from './load-first-days'
import type { UnitHead } from './load-heads'
import type { Mode } from '../unit-series'

const membersPerBatch = 64

/** The heads of units, those that need it with the first baselines of their groups' units, in the order of their completion. */
export const withLikeUnits = async (connection: DuckDBConnection, heads: readonly UnitHead[], rows: DailyRows): Promise<UnitHead[]> => {
  const beginnings = await beginningsOf(connection)
  const { needing, groups } = likenessOf(beginnings)
  if (needing.size === 0) return [...heads]
  const members = new Set([...groups.values()].flat())
  const fits = await firstFitsOf(connection, heads.filter(({ unitId }) => members.has(unitId)), rows, lastBeginnings(beginnings))
  const byGroup = new Map([...groups].map(([group, units]) => [group, units.flatMap((unitId) => fits.get(unitId) ?? []).sort((a, b) => a.completeOn - b.completeOn)]))
  const of = (group: string | undefined) => byGroup.get(group ?? '') ?? []
  return heads.map((head) => {
    const wanted = needing.get(head.unitId)
    return wanted === undefined ? head : { ...head, like: { model: of(wanted.model), size: of(wanted.size) } }
  })
}

const beginningsOf = async (connection: DuckDBConnection): Promise<Beginning[]> => {
  type Row = { unit_id: string; mode: Mode; begun_on: string; latest_month: string; model_group: string | null; size_group: string | null }
  return (await readRows<Row>(connection, loadBeginnings)).map((row) => ({
    unitId: row.unit_id,
    mode: row.mode,
    begunOn: dayNumber(row.begun_on),
    latestMonth: dayNumber(row.latest_month),
    modelGroup: row.model_group ?? undefined,
    sizeGroup: row.size_group ?? undefined,
  }))
}

const lastBeginnings = (beginnings: readonly Beginning[]): Map<string, number> => {
  const last = new Map<string, number>()
  for (const { unitId, begunOn } of beginnings) last.set(unitId, Math.max(begunOn, last.get(unitId) ?? begunOn))
  return last
}

const firstFitsOf = async (
  connection: DuckDBConnection,
  members: readonly UnitHead[],
  rows: DailyRows,
  lastBegun: ReadonlyMap<string, number>,
): Promise<Map<string, FirstFit[]>> => {
  const fits = new Map<string, FirstFit[]>()
  for (let from = 0; from < members.length; from += membersPerBatch) {
    const batch = members.slice(from, from + membersPerBatch)
    const until = Math.max(...batch.map(({ unitId }) => lastBegun.get(unitId) ?? 0)) + firstFitWithin
    for (const unit of await loadFirstDays(connection, batch, rows, until)) fits.set(unit.unitId, firstFits(unit))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return fits
}
