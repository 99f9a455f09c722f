import { indicatorCount, indexOf, type IndicatorName } from '../indicators/indicator'

/**
 * Where residuals live: heating (space heating and hot water), cooling and standstill, never mixed. A vector has the
 * indicators of heating, then of cooling, then the pressure of a resting circuit over saturation.
 */
export const blocks = ['heating', 'cooling'] as const
export type Block = (typeof blocks)[number]

export const measuredPlaces = blocks.length * indicatorCount
export const restIndex = measuredPlaces
export const dimensions = measuredPlaces + 1

/** Expected residuals of one block in noise floors, `+` as measured; what is not named does not move. */
export type Pattern = Readonly<Partial<Record<IndicatorName, number>>>

/** The place of an indicator of a block in a vector. */
export const placeOf = (block: Block, name: IndicatorName): number => (block === 'heating' ? 0 : indicatorCount) + indexOf[name]

/** Patterns as one dense vector. */
export const denseOf = (heating: Pattern, cooling: Pattern, rest = 0): Float64Array => {
  const dense = new Float64Array(dimensions)
  for (const [name, value] of Object.entries(heating)) dense[placeOf('heating', name as IndicatorName)] = value
  for (const [name, value] of Object.entries(cooling)) dense[placeOf('cooling', name as IndicatorName)] = value
  dense[restIndex] = rest
  return dense
}

const moved = new WeakMap<ArrayLike<number> & object, Int32Array>()

/** The places that a signature moves, in order: what is compared with it many times looks at these alone. */
export const placesOf = (signature: ArrayLike<number> & object): Int32Array => {
  const known = moved.get(signature)
  if (known !== undefined) return known
  const places = Int32Array.from({ length: signature.length }, (_, place) => place).filter((place) => signature[place] !== 0)
  moved.set(signature, places)
  return places
}
