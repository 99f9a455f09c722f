import { hotBeyondOwn } from './hot-discharge'
import { gatesOf, type Model } from './model'
import { hold } from './remembered/hold'
import type { DayColumn, UnitSeries } from './unit-series'
import { wrongWayDays } from './wrong-way-days'

interface EventStatistic {
  detector: string
  column: DayColumn
  /** So many of so many judged days within so many calendar days. */
  k: number
  of: number
  within: number
  missing: string
  /** What of a day counts, where it is not the column itself. */
  daily?: (unit: UnitSeries) => Float64Array
}

const statistics: readonly EventStatistic[] = [
  { detector: 'discharge_p90_c', column: 'discharge_p90_c', k: 3, of: 7, within: 21, missing: 'no discharge temperature at steady running', daily: hotBeyondOwn },
  { detector: 'discharge_hot_c', column: 'discharge_hot_c', k: 3, of: 5, within: 14, missing: 'no discharge temperature of a running compressor' },
  { detector: 'floodback_h', column: 'floodback_h', k: 3, of: 7, within: 21, missing: 'superheat is not known' },
  { detector: 'valve_wrong_min', column: 'valve_wrong_min', k: 2, of: 3, within: 7, missing: 'mode, supply and return are not known', daily: wrongWayDays },
]

/**
 * Events on several days (analytics notes 3.2, 2.4). `discharge_p90_c`: what the hottest tenth of steady time passed, where
 * this unit did not in the same weather before; `discharge_hot_c`: what was passed for ten minutes; `floodback_h`: hours with hardly any superheat;
 * `valve_wrong_min`: longest stretch of heat going the wrong way, on days that can show it.
 */
export const events: Model = {
  name: 'events',
  detectors: statistics.map(({ detector }) => detector),
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const held = Object.fromEntries(
      statistics.map(({ detector, column, k, of, within, daily }) => [detector, hold(unit, detector, daily?.(unit) ?? unit.day[column], { k, of, within, restarts })]),
    )
    return { held, gates: statistics.flatMap((statistic) => gatesOf(statistic.detector, held[statistic.detector] as Float64Array, reasonOf(unit, statistic))) }
  },
}

const reasonOf =
  (unit: UnitSeries, { column, k, missing }: EventStatistic) =>
  (i: number): string =>
    unit.day.present[i] !== 1 ? 'no telemetry'
    : Number.isFinite(unit.day[column][i]) ? `fewer than ${k} days that can be judged`
    : missing
