import type { UnitFollowed } from '../baseline/follow-unit'
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

/** Joins the modes of each block by their steady samples; `trusted` says whether an indicator's sensors can be believed that day. */
export const residualDays = (followed: UnitFollowed, length: number, trusted: (position: number, indicator: number) => boolean): ResidualDays => {
  const z = new Float64Array(length * measuredPlaces).fill(NaN)
  const own = z.slice()
  const weight = { heating: new Float64Array(length), cooling: new Float64Array(length) }
  blocks.forEach((block, b) => {
    const modes = followed.modes.filter(({ mode }) => modesOf[block].includes(mode))
    for (const mode of modes)
      for (let i = 0; i < length; i++) if (mode.compared[i] === 1) weight[block][i] = (weight[block][i] as number) + (mode.conditions.weight[i] as number)
    for (let j = 0; j < indicatorCount; j++) {
      const known = modes.filter(({ z: columns, efficiency }) => columns[j] !== undefined && !(j === indexOf.efficiency && efficiency?.metric === 'power_w'))
      if (known.length === 0) continue
      const weights = known.map(({ conditions }) => conditions.weight)
      const residuals = known.map((mode) => mode.residuals[j] as Float64Array)
      const noises = known.map((mode) => mode.z[j] as Float64Array)
      for (let i = 0; i < length; i++) {
        if (weight[block][i] === 0) continue
        const at = i * measuredPlaces + b * indicatorCount + j
        own[at] = joined(residuals, weights, i)
        if (!Number.isNaN(own[at]) && trusted(i, j)) z[at] = joined(noises, weights, i)
      }
    }
  })
  return { z, own, weight }
}

/** Mean over the modes that have a value that day, by their steady samples. */
const joined = (values: readonly Float64Array[], weights: readonly Float64Array[], i: number): number => {
  let sum = 0
  let whole = 0
  for (let m = 0; m < values.length; m++) {
    const value = values[m]?.[i] as number
    if (Number.isNaN(value)) continue
    const weight = weights[m]?.[i] as number
    sum += weight * value
    whole += weight
  }
  return whole > 0 ? sum / whole : NaN
}
