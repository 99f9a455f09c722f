import { choleskyFactor } from '../../../statistics/linear-solve'
import { indicatorCount, indicatorNames, type IndicatorName } from '../indicators/indicator'
import { blocks, dimensions, measuredPlaces, placeOf, restIndex } from './pattern'

/** How the wander of two indicators goes together in healthy units. */
type Together = readonly [one: IndicatorName, other: IndicatorName, correlation: number]

/**
 * What healthy units' residuals, smoothed over two weeks, have in common: one power meter is in efficiency, power and current,
 * one discharge sensor in discharge superheat and isentropic efficiency, one pressure in an approach and the efficiencies told
 * from it, superheat in both superheats. Signs are those of the definitions (analytics notes 1.1, 1.4); sizes are three quarters
 * of those of 100 healthy simulated units of a seed that no evaluation uses, heating, rounded to 0.05.
 */
const together: readonly Together[] = [
  ['efficiency', 'power', -0.6],
  ['efficiency', 'current', -0.5],
  ['power', 'current', 0.65],
  ['superheat', 'discharge_superheat', 0.45],
  ['discharge_superheat', 'isentropic_efficiency', -0.4],
  ['efficiency', 'volumetric_index', -0.4],
  ['power', 'volumetric_index', 0.4],
  ['current', 'volumetric_index', 0.25],
  ['approach_indoor', 'isentropic_efficiency', 0.3],
  ['efficiency', 'discharge_superheat', -0.25],
  ['power', 'discharge_superheat', 0.25],
  ['current', 'discharge_superheat', 0.2],
  ['approach_indoor', 'discharge_superheat', -0.2],
  ['efficiency', 'isentropic_efficiency', 0.25],
  ['power', 'isentropic_efficiency', -0.15],
  ['current', 'isentropic_efficiency', -0.15],
  ['subcooling', 'isentropic_efficiency', -0.2],
  ['isentropic_efficiency', 'volumetric_index', 0.25],
  ['approach_outdoor', 'volumetric_index', 0.2],
  ['efficiency', 'approach_outdoor', -0.2],
  ['subcooling', 'discharge_superheat', 0.15],
  ['subcooling', 'volumetric_index', -0.15],
]

/**
 * Wander in noise floors: half of one, less where floors are wide (half way to what those units show), more where the meter
 * is coarser than that whose floor it was given: current.
 */
const usualSize = 0.5
const size: Readonly<Partial<Record<IndicatorName, number>>> = { discharge_superheat: 0.375, approach_outdoor: 0.3, volumetric_index: 0.35, current: 0.55 }

const covariance = (() => {
  const of = (one: IndicatorName, other: IndicatorName): number =>
    (one === other ? 1 : (together.find(([a, b]) => (a === one && b === other) || (a === other && b === one))?.[2] ?? 0)) * (size[one] ?? usualSize) * (size[other] ?? usualSize)
  return indicatorNames.map((one) => Float64Array.from(indicatorNames, (other) => of(one, other)))
})()

/** Residuals told apart from what wanders together, for what is measured: the inverse square root (Cholesky) of the wander's covariance. */
export interface Whitening {
  /** The measured places of each block, with the lower factor of their covariance. */
  parts: readonly { places: Int32Array; lower: Float64Array }[]
  signatures: WeakMap<object, WhitenedSignature>
}

/** A signature in parts that wander independently: where it is measured and not 0, heating before cooling, with its size in each. */
export interface WhitenedSignature {
  places: Int32Array
  values: Float64Array
  /** How many of the places are of heating. */
  heatingPlaces: number
  heatingSize: number
  coolingSize: number
  /** Sum of squares. */
  square: number
  /** What a resting circuit shows, which no other indicator wanders with. */
  rest: number
}

const known = new Map<number, Whitening>()

/** The whitening for the places of a vector that are measured (not NaN). */
export const whiteningOf = (vector: ArrayLike<number>): Whitening => {
  let pattern = 0
  for (let place = 0; place < measuredPlaces; place++) pattern = 2 * pattern + (Number.isNaN(vector[place]) ? 0 : 1)
  const before = known.get(pattern)
  if (before !== undefined) return before
  const made = makeWhitening(vector)
  known.set(pattern, made)
  return made
}

/** Its factors are copied: they outlive the unit that first needs them, and so the memory lent for it. */
const makeWhitening = (vector: ArrayLike<number>): Whitening => ({
  parts: blocks.map((block) => {
    const indicators = indicatorNames.map((_, j) => j).filter((j) => !Number.isNaN(vector[placeOf(block, indicatorNames[j] as IndicatorName)]))
    return {
      places: Int32Array.from(indicators, (j) => placeOf(block, indicatorNames[j] as IndicatorName)),
      lower: Float64Array.from(choleskyFactor(Float64Array.from(indicators.flatMap((row) => indicators.map((column) => covariance[row]?.[column] as number))), indicators.length) as Float64Array),
    }
  }),
  signatures: new WeakMap(),
})

/** Writes a vector in parts that wander independently, of equal size; NaN where not measured. */
export const whiten = ({ parts }: Whitening, from: ArrayLike<number>, into: Float64Array): void => {
  for (let place = 0; place < dimensions; place++) into[place] = from[place] as number
  for (const { places, lower } of parts)
    for (let r = 0; r < places.length; r++) {
      const row = r * places.length
      let rest = from[places[r] as number] as number
      for (let c = 0; c < r; c++) rest -= (lower[row + c] as number) * (into[places[c] as number] as number)
      into[places[r] as number] = rest / (lower[row + r] as number)
    }
}

/** The same of a signature, without what is not measured; made once. */
export const whitenedSignature = (whitening: Whitening, signature: ArrayLike<number> & object): WhitenedSignature => {
  const before = whitening.signatures.get(signature)
  if (before !== undefined) return before
  const dense = new Float64Array(dimensions)
  whiten(whitening, signature, dense)
  const places = Int32Array.from(whitening.parts.flatMap((part) => [...part.places])).filter((place) => dense[place] !== 0)
  const values = Float64Array.from(places, (place) => dense[place] as number)
  const heatingPlaces = places.filter((place) => place < indicatorCount).length
  const made = {
    places,
    values,
    heatingPlaces,
    heatingSize: Math.sqrt(squareOf(values.subarray(0, heatingPlaces))),
    coolingSize: Math.sqrt(squareOf(values.subarray(heatingPlaces))),
    square: squareOf(values),
    rest: dense[restIndex] as number,
  }
  whitening.signatures.set(signature, made)
  return made
}

const squareOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0)
