import { indicatorCount, type IndicatorName } from '../indicators/indicator'
import { blocks, placeOf, restIndex, type Block } from './pattern'

/** What says the same as something else and would count twice. */
const redundant: readonly IndicatorName[] = ['suction_pressure', 'discharge_pressure', 'internal_efficiency']

/** A pressure stands for the approach of its side where no temperature of the refrigerant is known: heating, then cooling. */
const standIns: Readonly<Record<Block, readonly (readonly [approach: IndicatorName, pressure: IndicatorName, sign: 1 | -1])[]>> = {
  heating: [['approach_outdoor', 'suction_pressure', -1], ['approach_indoor', 'discharge_pressure', 1]],
  cooling: [['approach_outdoor', 'discharge_pressure', 1], ['approach_indoor', 'suction_pressure', -1]],
}

/**
 * What a season's dirt, wind and snow do to a healthy outdoor coil: up to so many noise floors of approach, and for each of
 * them efficiencies of the compressor that look better, since they are told from pressures that lie further apart.
 */
const naturalApproach = 1.3
const withDirt: Readonly<Record<Block, readonly (readonly [name: IndicatorName, perFloor: number])[]>> = {
  heating: [['isentropic_efficiency', 0.65], ['volumetric_index', 0.7]],
  cooling: [['isentropic_efficiency', 1.1], ['volumetric_index', 0.25]],
}

const withoutDirt = (into: Float64Array, block: Block): void => {
  const outdoor = placeOf(block, 'approach_outdoor')
  const dirt = Math.min(naturalApproach, Math.max(-naturalApproach, into[outdoor] as number))
  if (Number.isNaN(dirt)) return
  into[outdoor] = (into[outdoor] as number) - dirt
  for (const [name, perFloor] of withDirt[block]) into[placeOf(block, name)] = towardsZero(into[placeOf(block, name)] as number, perFloor * dirt)
}

/** Takes off what is explained, but no more than is there: what dirt should do and did not is no sign of anything else. */
const towardsZero = (value: number, explained: number): number =>
  value > 0 === explained > 0 ? Math.sign(value) * Math.max(0, Math.abs(value) - Math.abs(explained)) : value

/**
 * Without a speed, residuals are at the same heat: power then says what efficiency does, and the temperature rise of air or
 * water tells only a flow that is missing.
 */
const atSameHeat = (into: Float64Array): void => {
  for (const block of blocks) {
    into[placeOf(block, 'power')] = into[placeOf(block, 'current')] = NaN
    const rise = placeOf(block, 'temperature_rise')
    if ((into[rise] as number) < 0) into[rise] = 0
  }
}

/** Makes residuals ready to be compared with signatures: one place for each thing that can be known apart, less what healthy coils do; NaN for the rest. */
export const evidenceOf = (residuals: Float64Array, speedKnown: boolean, into: Float64Array): void => {
  into.set(residuals)
  for (const block of blocks) {
    for (const [approach, pressure, sign] of standIns[block])
      if (Number.isNaN(into[placeOf(block, approach)])) into[placeOf(block, approach)] = sign * (residuals[placeOf(block, pressure)] as number)
    for (const name of redundant) into[placeOf(block, name)] = NaN
    withoutDirt(into, block)
  }
  if (!speedKnown) atSameHeat(into)
}

/**
 * Which places count as gaps when they are not measured: not those of a block without a compared day, nor what would count
 * twice, nor a circuit that never rested.
 */
export const countsOf = (evidence: Float64Array, into: Uint8Array): void => {
  blocks.forEach((block, b) => {
    const from = b * indicatorCount
    const any = evidence.subarray(from, from + indicatorCount).some((value) => !Number.isNaN(value))
    into.fill(any ? 1 : 0, from, from + indicatorCount)
    for (const name of redundant) into[placeOf(block, name)] = 0
  })
  into[restIndex] = Number.isNaN(evidence[restIndex]) ? 0 : 1
}
