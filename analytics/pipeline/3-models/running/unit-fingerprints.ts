import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../../contract/days'
import { appendColumns } from '../../../db/append-columns'
import { readRows, run } from '../../../db/query'
import type { FirstFit } from '../baseline/group-prior'
import type { Fleet } from '../loading/load-fleet'
import type { UnitHead } from '../loading/load-heads'
import loadOrigins from './load-origins.sql?raw'

/** What models of each unit go by; undefined of units whose features' origin is not known. Days count from 1970-01-01. */
export interface Fingerprints {
  /** All of it. */
  whole(head: UnitHead): string | undefined
  /** All of it that is of days before one, as long as the unit's features go on. */
  before(head: UnitHead, day: number): string | undefined
  /** The day up to which features stay as they are when only later telemetry comes; undefined of units of which none ever came: most never go on, and to remember takes a fifth of the time. */
  settledOn(unitId: string): number | undefined
}

/**
 * A unit's features, told by what those were made of, what registers and imports say of it, the days of the fleet, its station, like units,
 * and the models' own version.
 */
export const loadFingerprints = async (connection: DuckDBConnection, fleet: Fleet, version: string): Promise<Fingerprints> => {
  type Row = { unit_id: string; fingerprint: string; origin: string | null; settled_on: string | null }
  const rows = new Map((await readRows<Row>(connection, loadOrigins)).map((row) => [row.unit_id, row]))
  const shared = sharedDigests()
  const fingerprintOf = ({ like, place: _, length: __, repairs, updates, ...head }: UnitHead, features: string, until: number): string => {
    const earlier = (positions: readonly number[]): number[] => positions.filter((position) => head.firstDay + position < until)
    const shifts = fleet.stationShifts.get(fleet.stations.get(head.unitId) ?? '')
    const members = (fleet.members.get(head.unitId) ?? []).filter(({ fromDay }) => fromDay < until)
    const fitsOf = (fits: readonly FirstFit[]): string => shared(fits, until, () => fits.filter(({ completeOn }) => completeOn < until).map((fit) => ({ ...fit, shapes: [...fit.shapes], sigmas: [...fit.sigmas] })))
    return digestOf([
      version, features, until, head, earlier(repairs), earlier(updates),
      shifts === undefined ? null : shared(shifts, until, () => [...shifts].filter(([monday]) => monday < until)),
      members.map(({ importNo, fromDay }) => [fromDay, shared(importNo, until, () => (fleet.reporting.get(importNo) ?? []).filter((day) => day < until))]),
      like === undefined ? null : [fitsOf(like.model), fitsOf(like.size)],
    ])
  }
  return {
    whole: (head) => {
      const made = rows.get(head.unitId)?.fingerprint
      return made === undefined ? undefined : fingerprintOf(head, made, head.firstDay + head.length)
    },
    before: (head, day) => {
      const origin = rows.get(head.unitId)?.origin ?? undefined
      return origin === undefined ? undefined : fingerprintOf(head, origin, day)
    },
    settledOn: (unitId) => {
      const day = rows.get(unitId)?.settled_on ?? undefined
      return day === undefined ? undefined : dayNumber(day)
    },
  }
}

/** Remembers what the rows that are now there were computed from. */
export const storeFingerprints = async (connection: DuckDBConnection, { heads }: Pick<Fleet, 'heads'>, fingerprints: Fingerprints | undefined): Promise<void> => {
  const told = heads.map((head) => ({ unitId: head.unitId, fingerprint: fingerprints?.whole(head) })).filter(({ fingerprint }) => fingerprint !== undefined)
  await run(connection, 'DELETE FROM model_input')
  await appendColumns(connection, 'model_input', [
    { kind: 'text', values: told.map(({ unitId }) => unitId) },
    { kind: 'text', values: told.map(({ fingerprint }) => fingerprint ?? null) },
  ])
}

/** Digests of what many units share, told once each for the days before one. */
const sharedDigests = () => {
  const known = new Map<unknown, Map<number, string>>()
  return (of: unknown, until: number, value: () => unknown): string => {
    const byDay = known.get(of) ?? new Map<number, string>()
    const digest = byDay.get(until) ?? digestOf(value())
    known.set(of, byDay.set(until, digest))
    return digest
  }
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
