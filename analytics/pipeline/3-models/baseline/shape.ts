import { newNumbers } from '../../../statistics/memory'

/** Outdoor, outdoor^2, sink, speed, speed^2, speed x outdoor, humidity: what a baseline may have after its constant. */
export const shapeTerms = 7
const [outdoorAt, outdoor2At, sinkAt, speedAt, speed2At, crossAt, rhAt] = [0, 1, 2, 3, 4, 5, 6] as const

/** What stands for speed: compressor Hz, heat moved in W, or nothing. */
export type SpeedBy = 'hz' | 'heat' | 'none'

/** Where the regressors of one baseline are centred: 10 K of outdoor temperature, units of speed (20 Hz, or 1 kW of heat). */
export interface Frame {
  sink: boolean
  speed: SpeedBy
  rh: boolean
  outdoor: number
  /** Centre and spread of speed. */
  middle: number
  spread: number
}

/** Which of the terms a baseline in this frame has. */
export const termsOf = ({ sink, speed, rh }: Pick<Frame, 'sink' | 'speed' | 'rh'>): readonly number[] => [
  outdoorAt,
  outdoor2At,
  ...(sink ? [sinkAt] : []),
  ...(speed === 'none' ? [] : [speedAt, speed2At, crossAt]),
  ...(rh ? [rhAt] : []),
]

/**
 * Coefficients of a baseline (without its constant, in the order of `termsOf`) as those of the same surface over outdoor
 * temperature / 10 K and speed / unit, all `shapeTerms`, 0 where it has none: u = U - a and v = (V - c) / s expanded.
 */
export const toCommon = (frame: Frame, own: ArrayLike<number>): Float64Array => {
  const b = newNumbers(shapeTerms)
  termsOf(frame).forEach((term, k) => (b[term] = own[k] as number))
  const { outdoor: a, middle: c, spread: s } = frame
  if (frame.speed !== 'none') {
    b[speed2At] = (b[speed2At] as number) / (s * s)
    b[crossAt] = (b[crossAt] as number) / s
    b[speedAt] = (b[speedAt] as number) / s - 2 * c * (b[speed2At] as number) - a * (b[crossAt] as number)
  }
  b[outdoorAt] = (b[outdoorAt] as number) - 2 * a * (b[outdoor2At] as number) - c * (b[crossAt] as number)
  return b
}

/** The other way: coefficients of a common surface (`shapeTerms` from `at` on) in the frame of a baseline, in the order of `termsOf`. */
export const toFrame = (frame: Frame, common: Float64Array, at = 0): Float64Array => {
  const b = common.slice(at, at + shapeTerms)
  const { outdoor: a, middle: c, spread: s } = frame
  b[outdoorAt] = (b[outdoorAt] as number) + 2 * a * (b[outdoor2At] as number) + c * (b[crossAt] as number)
  if (frame.speed !== 'none') {
    b[speedAt] = s * ((b[speedAt] as number) + 2 * c * (b[speed2At] as number) + a * (b[crossAt] as number))
    b[speed2At] = s * s * (b[speed2At] as number)
    b[crossAt] = s * (b[crossAt] as number)
  }
  const terms = termsOf(frame)
  const own = newNumbers(terms.length)
  for (let k = 0; k < own.length; k++) own[k] = b[terms[k] as number] as number
  return own
}
