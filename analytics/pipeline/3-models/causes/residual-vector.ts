import { newNumbers, newUnknown } from '../../../statistics/memory'
import type { ModeFollowed } from '../baseline/follow-mode'
import type { UnitFollowed } from '../baseline/follow-unit'
import { meanOfModes } from '../baseline/daily-residual'
import { indicatorCount, indexOf } from '../indicators/indicator'
import type { Mode } from '../unit-series'
import { blocks, measuredPlaces, type Block } from './pattern'

const modesOf: Record<Block, readonly Mode[]> = { heating: ['heat', 'dhw'], cooling: ['cool'] }

/** Residuals of a unit day by day, `measuredPlaces` values each: the indicators of heating, then of cooling; NaN where not compared. */
export interface ResidualDays {
  /** In noise floors; NaN also where the sensors behind an indicator are not believed. */
  z: Float64Array
  /** In the indicator's own unit. */
  own: Float64Array
  /** Steady samples behind each block of the day, 0 where it was not compared. */
  weight: Record<Block, Float64Array>
}

/** Joins the modes of each block by their steady samples; `doubt` is 1 per day and indicator where its sensors can't be believed. */
export const residualDays = (followed: UnitFollowed, length: number, doubt: Uint8Array): ResidualDays => {
  const days = {
    z: newUnknown(length * measuredPlaces),
    own: newUnknown(length * measuredPlaces),
    weight: { heating: newNumbers(length), cooling: newNumbers(length) },
  }
  for (const [b, block] of blocks.entries()) {
    const modes = followed.modes.filter(({ mode }) => modesOf[block].includes(mode))
    for (const mode of modes) addWeights(mode, days.weight[block])
    for (let j = 0; j < indicatorCount; j++) {
      const known = modes.filter(({ z, efficiency }) => z[j] !== undefined && !(j === indexOf.efficiency && efficiency?.metric === 'power_w'))
      if (known.length > 0) joinModes(known, j, days.weight[block], doubt, days, b * indicatorCount + j)
    }
  }
  return days
}

const addWeights = ({ compared, conditions }: ModeFollowed, into: Float64Array): void => {
  for (let i = 0; i < into.length; i++) if (compared[i] === 1) into[i] = (into[i] as number) + (conditions.weight[i] as number)
}

/** Writes one indicator's days at its place of each vector. */
const joinModes = (modes: readonly ModeFollowed[], indicator: number, compared: Float64Array, doubt: Uint8Array, into: ResidualDays, place: number): void => {
  const weights = modes.map(({ conditions }) => conditions.weight)
  const residuals = modes.map((mode) => mode.residuals[indicator] as Float64Array)
  const noises = modes.map((mode) => mode.z[indicator] as Float64Array)
  for (let i = 0; i < compared.length; i++) {
    if (compared[i] === 0) continue
    const value = meanOfModes(residuals, weights, i)
    if (Number.isNaN(value)) continue
    into.own[i * measuredPlaces + place] = value
    if (doubt[i * indicatorCount + indicator] === 0) into.z[i * measuredPlaces + place] = meanOfModes(noises, weights, i)
  }
}
