import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import type { FirstFit } from './baseline/group-prior'
import type { Fleet } from './load-fleet'
import type { UnitHead } from './load-heads'

/**
 * What all models of each unit go by: its features, told by what those were made of, what registers and imports say of it, the days of the
 * fleet, its station, like units, and the models' own version. Units whose features' origin is not known have none.
 */
export const unitFingerprints = async (connection: DuckDBConnection, fleet: Fleet, version: string): Promise<Map<string, string>> => {
  const features = await readRows<{ unit_id: string; fingerprint: string }>(connection, 'SELECT unit_id, fingerprint FROM feature_input')
  const madeOf = new Map(features.map((row) => [row.unit_id, row.fingerprint]))
  const reporting = new Map([...fleet.reporting].map(([importNo, days]) => [importNo, digestOf(days)]))
  const shifts = new Map([...fleet.stationShifts].map(([station, weeks]) => [station, digestOf([...weeks])]))
  const likes = new WeakMap<readonly FirstFit[], string>()
  const likeOf = (fits: readonly FirstFit[]): string => {
    const known = likes.get(fits) ?? digestOf(fits.map((fit) => ({ ...fit, shapes: [...fit.shapes], sigmas: [...fit.sigmas] })))
    likes.set(fits, known)
    return known
  }
  const fingerprintOf = ({ like, place: _, ...head }: UnitHead, made: string): string => {
    const station = fleet.stations.get(head.unitId) ?? null
    const members = (fleet.members.get(head.unitId) ?? []).map(({ importNo, fromDay }) => [fromDay, reporting.get(importNo) ?? null])
    return digestOf([version, made, head, station === null ? null : (shifts.get(station) ?? null), members, like === undefined ? null : [likeOf(like.model), likeOf(like.size)]])
  }
  return new Map(
    fleet.heads.flatMap((head) => {
      const made = madeOf.get(head.unitId)
      return made === undefined ? [] : [[head.unitId, fingerprintOf(head, made)] as const]
    }),
  )
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
