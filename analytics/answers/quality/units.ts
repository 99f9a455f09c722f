import type { UnitQuality, qualityCalls } from '../../contract/quality'
import { splitList, type Answer } from '../answer'
import { notEnoughOf } from './not-enough'
import units from './units.sql?raw'

interface UnitRow {
  unit_id: string
  first_at: string
  last_at: string
  time_zone: string
  coverage: number
  gaps: number
  longest_gap_s: number
  signals_troubled: number
  clock_jumps: number
  signals: string
  sample_s: number
  station_blocks: number | null
  days: number
  cop_days: number
  usable_days: number
  days_with_starts: number
  days_with_defrosts: number
  days_of_fine_defrosts: number
  days_with_station: number
  scored_days: number
  not_enough_data: string | null
}

const leastCoverage = 0.95

const wrongWith = ({ coverage, signalsTroubled, clockJumps, notEnough }: UnitQuality): number =>
  signalsTroubled + notEnough.length + (clockJumps > 0 ? 1 : 0) + (coverage < leastCoverage ? 1 : 0)

export const qualityUnits: Answer<(typeof qualityCalls)['quality.units']> = async (context, { importNo = null }) =>
  (await context.read<UnitRow>(units, { importNo })).map(toUnit).sort((a, b) => wrongWith(b) - wrongWith(a) || a.coverage - b.coverage)

const toUnit = (row: UnitRow): UnitQuality => ({
  unitId: row.unit_id,
  from: row.first_at,
  to: row.last_at,
  timeZone: row.time_zone,
  coverage: row.coverage,
  gaps: row.gaps,
  longestGapS: row.longest_gap_s,
  signalsTroubled: row.signals_troubled,
  clockJumps: row.clock_jumps,
  notEnough: notEnoughOf({
    signals: splitList(row.signals),
    sampleS: row.sample_s,
    days: row.days,
    copDays: row.cop_days,
    usableDays: row.usable_days,
    daysWithStarts: row.days_with_starts,
    daysWithDefrosts: row.days_with_defrosts,
    daysOfFineDefrosts: row.days_of_fine_defrosts,
    daysWithStation: row.days_with_station,
    stationBlocks: row.station_blocks,
    scoredDays: row.scored_days,
    reason: row.not_enough_data,
  }),
})
