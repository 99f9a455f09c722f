import { newUnknown } from '../../statistics/memory'
import { notComplete } from './baseline/complete'
import { isSpeedKnown, nameCauses } from './causes/name-causes'
import { blocks, dimensions, placeOf } from './causes/pattern'
import { causes } from './causes/signatures'
import { rankedWeeks, residualWeeks } from './causes/weeks'
import type { IndicatorName } from './indicators/indicator'
import { gatesOfAll, type Model } from './model'
import { remembered } from './remembered/unit-memory'
import type { UnitSeries } from './unit-series'

const columnOf = (cause: string): string => `cause_${cause}`

/** Compared days in a row without a name before the evidence is called undetermined: fewer than a finding that was named needs to be over. */
const patience = 10
/** How much more power is lost efficiency and not noise, in noise floors: 6 %. */
const morePower = 0.8

/**
 * Which fault of the circuit explains the residuals of all indicators (analytics notes 13)? `cause_<fault>`: CUSUM of
 * the day's residuals in noise floors along the fault's signature, held only while the ranker names that fault, else 0,
 * so that one fault speaks at a time. `cause_undetermined`: the largest of the sums while nothing has been named for ten compared days, the
 * unit takes more power at the same temperatures and speed (analytics notes 3.1, C1), and no efficiency is known, whose loss would tell it.
 */
export const circuitCauses: Model = {
  name: 'circuit-causes',
  detectors: [...causes.map(columnOf), 'cause_undetermined'],
  compute: (unit) => {
    const causing = nameCauses(unit)
    const { named, sums, explained, followed, rankingAt, smooth } = causing
    const smoothed = (i: number, name: IndicatorName): number[] => blocks.map((block) => smooth[i * dimensions + placeOf(block, name)] as number)
    const losesUnseen = (i: number): boolean =>
      isSpeedKnown(unit, i) && smoothed(i, 'efficiency').every(Number.isNaN) && smoothed(i, 'power').some((power) => power >= morePower)
    const held = Object.fromEntries([...causes.map(columnOf), 'cause_undetermined'].map((name) => [name, newUnknown(unit.length)]))
    const columns = causes.map((cause) => held[columnOf(cause)] as Float64Array)
    const state = remembered(unit, 'days without a name', () => ({ unnamed: 0 }))
    for (let i = 0; i < unit.length; i++) {
      if (named[i] === -2) continue
      state.unnamed = named[i] === -1 && explained[i] === 0 && rankingAt(i) !== undefined && losesUnseen(i) ? state.unnamed + 1 : 0
      let largest = 0
      for (let c = 0; c < columns.length; c++) {
        const sum = sums[c]?.[i] as number
        largest = Math.max(largest, sum)
        ;(columns[c] as Float64Array)[i] = named[i] === c ? sum : 0
      }
      ;(held.cause_undetermined as Float64Array)[i] = state.unnamed >= patience ? largest : 0
    }
    const reason = (i: number) => notCompared(unit, followed.modes.some((mode) => mode.complete[i] === 1), i)
    return {
      held,
      gates: gatesOfAll(Object.keys(held), held.cause_undetermined as Float64Array, reason),
      rankedWeeks: rankedWeeks(unit, causing),
      residualWeeks: residualWeeks(unit, causing),
    }
  },
}

const notCompared = (unit: UnitSeries, baseline: boolean, i: number): string =>
  unit.day.present[i] !== 1 ? 'no telemetry'
  : baseline ? 'no steady operation, or conditions outside the baseline'
  : notComplete
