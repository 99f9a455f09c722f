import type { DuckDBConnection } from '@duckdb/node-api'
import { numbersOf } from '../../db/to-columns'
import { readColumns, readRows, run } from '../../db/query'
import { telemetryParts, telemetryScan } from '../../db/telemetry-scan'
import type { FeatureBatch, UnitFrame } from './feature-batch'
import type { StoredSource } from './feature-options'
import featureGoingOnSql from './feature_going_on.sql?raw'
import featureInputSql from './feature_input.sql?raw'
import { withWeatherBefore } from './feature-schema'
import featureUnitSql from './feature_unit.sql?raw'
import stationHourSql from './station_hour.sql?raw'
import type { StationHours } from './unit/local-time'
import unitOffsetSql from './unit_offset.sql?raw'

export interface PlannedUnit {
  unit_no: number
  unit_id: string
  /** About so many are read. */
  rows: number
  /** The first moment that is read, s since 1970, of units that go on from a memory; null: all is read. */
  read_from: number | null
  time_zone: string
  /** 0 when several imports hold telemetry of it. */
  import_no: number
  place: string | null
  refrigerant: string | null
  hydronic: boolean | null
  latitude: number | null
  longitude: number | null
}

export interface BatchPlan {
  batches: PlannedUnit[][]
  offsets: ReadonlyMap<string, Pick<UnitFrame, 'offsetFrom' | 'offsetS'>>
  unitIds: ReadonlyMap<number, string>
}

const rowsOfMerged = 400_000

export interface PlanOptions {
  asOf: string
  workers: number
  /** Raised when the features of the same telemetry come out differently. */
  version: number
  /** Compute every unit anew, whatever is stored. */
  fromScratch: boolean
}

/**
 * Only units whose telemetry, place or cut differ from what their stored features were made of; those of which only later telemetry came go
 * on from their memory (`next_feature_going_on`). Units of one import together, so that its parts are streamed in order.
 */
export const planBatches = async (jobs: DuckDBConnection, { asOf, workers, version, fromScratch }: PlanOptions): Promise<BatchPlan> => {
  await run(jobs, stationHourSql)
  await run(jobs, featureUnitSql)
  await run(jobs, featureInputSql, { asOf, version: String(version) })
  await run(jobs, `CREATE OR REPLACE TEMP TABLE next_feature_kept AS SELECT unit_id FROM next_feature_input SEMI JOIN feature_input USING (unit_id, fingerprint) WHERE NOT $fromScratch`, { fromScratch })
  await run(jobs, withWeatherBefore(featureGoingOnSql, 'candidate'), { fromScratch })
  const units = await readRows<PlannedUnit>(jobs, plannedUnits)
  const [whole, goingOn] = [units.filter((unit) => unit.read_from === null), units.filter((unit) => unit.read_from !== null)]
  return { batches: [...batchesOf(whole, workers), ...batchesOf(goingOn, workers)], offsets: await zoneOffsets(jobs), unitIds: new Map(units.map((unit) => [unit.unit_no, unit.unit_id])) }
}

const plannedUnits = `
  SELECT u.* EXCLUDE (last_s, sample_s) REPLACE (CASE WHEN g.read_from IS NULL THEN u."rows" ELSE least(u."rows", greatest(0, (u.last_s - g.read_from) / u.sample_s)) END::DOUBLE AS "rows"), g.read_from
  FROM feature_unit u LEFT JOIN next_feature_going_on g USING (unit_id)
  WHERE u.unit_id NOT IN (FROM next_feature_kept)
  ORDER BY u.import_no, u.unit_id`

/** Smaller ones towards the end, so that all workers end at about the same time. */
const batchesOf = (units: readonly PlannedUnit[], workers: number): PlannedUnit[][] => {
  const batches: PlannedUnit[][] = []
  let left = units.reduce((sum, unit) => sum + unit.rows, 0)
  let room = 0
  for (const unit of units) {
    const last = batches[batches.length - 1]
    if (last !== undefined && unit.rows <= room && last[0]?.import_no === unit.import_no) last.push(unit)
    else {
      batches.push([unit])
      room = Math.min(unit.import_no === 0 ? rowsOfMerged : 1_500_000, Math.max(200_000, left / (2 * workers)))
    }
    room -= unit.rows
    left -= unit.rows
  }
  return batches
}

const zoneOffsets = async (jobs: DuckDBConnection): Promise<BatchPlan['offsets']> => {
  const changes = await readRows<{ time_zone: string; from_s: number; offset_s: number }>(jobs, unitOffsetSql)
  return new Map(
    [...new Set(changes.map((change) => change.time_zone))].map((zone) => {
      const own = changes.filter((change) => change.time_zone === zone)
      return [zone, { offsetFrom: Float64Array.from(own, (c) => c.from_s), offsetS: Float64Array.from(own, (c) => c.offset_s) }]
    }),
  )
}

/** The planned units and where they stand, with the weather from a moment on, s since 1970. */
export const loadFrames = async (jobs: DuckDBConnection, plan: BatchPlan, units: readonly PlannedUnit[], from = 0): Promise<UnitFrame[]> => {
  const stations = await loadStations(jobs, [...new Set(units.flatMap((unit) => unit.place ?? []))], Math.floor(from / 3600))
  return units.map(({ unit_id: unitId, unit_no: unitNo, time_zone: zone, place, refrigerant, hydronic, latitude, longitude }) => ({
    unitId,
    unitNo,
    refrigerant,
    hydronic,
    latitude,
    longitude,
    ...(plan.offsets.get(zone) ?? { offsetFrom: new Float64Array(1), offsetS: new Float64Array(1) }),
    station: place === null ? undefined : stations.get(place),
  }))
}

/** Everything a worker needs for one batch of the plan. */
export const loadBatch = async ({ jobs, telemetryFolder, circuitNo }: Pick<StoredSource, 'jobs' | 'telemetryFolder' | 'circuitNo'>, plan: BatchPlan, units: readonly PlannedUnit[], endDay: number): Promise<FeatureBatch> => {
  const [from] = units.map((unit) => unit.read_from).sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity))
  const range = { unitIds: units.map((unit) => unit.unit_id), circuitNo, ...(from == null ? {} : { fromTs: new Date(Math.floor(from) * 1000).toISOString().slice(0, 19).replace('T', ' ') }) }
  const memories = from == null ? new Map<string, string>() : await loadMemories(jobs, range.unitIds)
  return {
    scan: await telemetryScan(jobs, telemetryFolder, range),
    parts: await telemetryParts(jobs, telemetryFolder, range),
    circuitNo,
    endDay,
    units: (await loadFrames(jobs, plan, units, from ?? 0)).map((frame, index) => {
      const readFrom = units[index]?.read_from ?? null
      return readFrom === null ? frame : { ...frame, before: { readFrom, memory: memories.get(frame.unitId) ?? '' } }
    }),
  }
}

const loadMemories = async (jobs: DuckDBConnection, unitIds: readonly string[]): Promise<Map<string, string>> => {
  const inOrder = unitIds.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const pieces = await readRows<{ unit_id: string; text: string }>(
    jobs,
    `SELECT unit_id, text FROM feature_memory_piece WHERE unit_id BETWEEN $first AND $last AND list_contains(from_json($units::JSON, '["VARCHAR"]'), unit_id) ORDER BY unit_id, piece`,
    { first: inOrder[0] ?? '', last: inOrder.at(-1) ?? '', units: JSON.stringify(unitIds) },
  )
  const memories = new Map<string, string>()
  for (const { unit_id: unitId, text } of pieces) memories.set(unitId, (memories.get(unitId) ?? '') + text)
  return memories
}

const loadStations = async (jobs: DuckDBConnection, places: string[], fromHour: number): Promise<Map<string, StationHours>> => {
  const stations = new Map<string, StationHours>()
  if (places.length === 0) return stations
  const columns = await readColumns(
    jobs,
    `SELECT list_position(from_json($places::JSON, '["VARCHAR"]'), place) - 1 AS place, hour, outdoor_c, rh_pct FROM station_hour
     WHERE hour >= $fromHour AND list_contains(from_json($places::JSON, '["VARCHAR"]'), place) ORDER BY 1, 2`,
    { places: JSON.stringify(places), fromHour },
  )
  const [place, hour, outdoorC, rhPct] = ['place', 'hour', 'outdoor_c', 'rh_pct'].map((name) => numbersOf(columns, name)) as [Float64Array, Float64Array, Float64Array, Float64Array]
  for (let from = 0; from < place.length; ) {
    let to = from + 1
    while (to < place.length && place[to] === place[from]) to++
    const firstHour = hour[from] as number
    const length = (hour[to - 1] as number) - firstHour + 1
    const station: StationHours = { firstHour, outdoorC: new Float64Array(length).fill(NaN), rhPct: new Float64Array(length).fill(NaN) }
    for (let i = from; i < to; i++) {
      station.outdoorC[(hour[i] as number) - firstHour] = outdoorC[i] as number
      station.rhPct[(hour[i] as number) - firstHour] = rhPct[i] as number
    }
    stations.set(places[place[from] as number] as string, station)
    from = to
  }
  return stations
}
