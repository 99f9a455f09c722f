import type { DuckDBConnection } from '@duckdb/node-api'
import { newBlocks } from './blocks'
import { fillDays, fillModes } from './fill-series'
import type { Fleet } from './load-fleet'
import type { UnitHead } from './load-heads'
import { beginOfDay, bytesOfSeries, emptySeries, type LoadedSeries } from './loaded-series'
import { dayColumns, type DayColumn } from '../unit-series'

/** Columns that are not in `unit_day` but found of what is. */
const found: readonly DayColumn[] = ['present', 'end_gap_h', 'station_shift_k', 'peers_reporting']
const stored = dayColumns.filter((name) => !found.includes(name))

/** The daily series of some units of a fleet, given in order of their ids, each in a piece of memory of its own. */
export const loadSeries = async (connection: DuckDBConnection, fleet: Fleet, heads: readonly UnitHead[], blocks = newBlocks()): Promise<LoadedSeries[]> => {
  if (heads.length === 0) return []
  const units = new Map(heads.map((head) => [head.place, emptySeries(head, head.length, blocks.take(bytesOfSeries(head.length)))]))
  const lastSeconds = new Map(heads.map(({ place, length }) => [place, new Float64Array(length).fill(NaN)]))
  const secondsOf = (place: number): Float64Array => lastSeconds.get(place) as Float64Array
  await fillDays(connection, units, fleet.rows.day, stored, { also: { last_s: secondsOf } })
  await fillModes(connection, units, fleet.rows.mode)
  for (const loaded of units.values()) fillFound(loaded, fleet, secondsOf(loaded.head.place))
  return [...units.values()]
}

const fillFound = (loaded: LoadedSeries, fleet: Fleet, lastSeconds: Float64Array): void => {
  const { head, length, numbers } = loaded
  const column = (name: DayColumn): Float64Array => numbers.subarray(beginOfDay(loaded, name), beginOfDay(loaded, name) + length)
  const [present, sampleLength, endGapH, stationShiftK, peersReporting] = [column('present'), column('sample_s'), column('end_gap_h'), column('station_shift_k'), column('peers_reporting')]
  const midnights = fleet.midnights.get(head.timeZone)
  const shifts = fleet.stationShifts.get(fleet.stations.get(head.unitId) ?? '')
  for (let i = 0; i < length; i++) {
    if (present[i] !== 1) continue
    const day = head.firstDay + i
    const sampleS = Number.isNaN(sampleLength[i]) ? 86_400 : Math.min(sampleLength[i] as number, 86_400)
    endGapH[i] = ((midnights?.[day - fleet.midnightsFrom] as number) - (lastSeconds[i] as number) - sampleS) / 3600
    stationShiftK[i] = shifts?.get(mondayOf(day)) ?? NaN
  }
  for (const { importNo, fromDay } of fleet.members.get(head.unitId) ?? [])
    for (const day of fleet.reporting.get(importNo) ?? []) if (day >= Math.max(fromDay, head.firstDay)) peersReporting[day - head.firstDay] = 1
}

/** Day 4 since 1970-01-01 was a Monday. */
const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)
