import { newNumbers } from '../../../statistics/memory'
import { dimensions, placesOf, restIndex } from './pattern'
import type { Candidate } from './signatures'
import { whiten, whitenedSignature, whiteningOf, type Whitening } from './wander'

/** A candidate with its score. */
export interface Ranked {
  candidate: Candidate
  score: number
}

export interface Ranking {
  best: Ranked | undefined
  /** The best candidate with another name. */
  second: Ranked | undefined
}

/** A name needs this score and this lead over the next (analytics notes 13). */
export const leastScore = 0.6
export const leastMargin = 0.15

/**
 * Share of the evidence (residuals in noise floors, NaN = not measured, told apart from what wanders together) that a signature
 * explains, times the share of the signature that is measured: cosine^2 x coverage, with the sign of the cosine. `counts` is 0
 * for places that no day could have filled (a block without compared days): they are no gap in the evidence.
 */
export const scoreOf = (vector: ArrayLike<number>, signature: ArrayLike<number> & object, counts: ArrayLike<number>): number =>
  scoreWith(whitened(vector), signature, counts)

interface Whitened {
  vector: ArrayLike<number>
  whitening: Whitening
  parts: Float64Array
  /** Sum of squares of `parts`. */
  square: number
}

const whitened = (vector: ArrayLike<number>): Whitened => {
  const whitening = whiteningOf(vector)
  const parts = newNumbers(dimensions)
  whiten(whitening, vector, parts)
  let square = 0
  for (let j = 0; j < dimensions; j++) {
    const value = parts[j] as number
    if (value === value) square += value * value
    else parts[j] = 0
  }
  return { vector, whitening, parts, square }
}

const scoreWith = ({ vector, whitening, parts, square }: Whitened, signature: ArrayLike<number> & object, counts: ArrayLike<number>): number => {
  const coverage = coverageOf(vector, signature, counts)
  if (square === 0 || coverage === 0) return 0
  const { places, values, square: measured, rest } = whitenedSignature(whitening, signature)
  let product = 0
  for (let p = 0; p < places.length; p++) product += (parts[places[p] as number] as number) * (values[p] as number)
  product += (parts[restIndex] as number) * rest
  const length = Number.isNaN(vector[restIndex]) ? measured : measured + rest * rest
  return ((product * Math.abs(product)) / (square * length)) * coverage
}

/** Share of a signature's squares that is measured. */
const coverageOf = (vector: ArrayLike<number>, signature: ArrayLike<number> & object, counts: ArrayLike<number>): number => {
  let [measured, whole] = [0, 0]
  const places = placesOf(signature)
  for (let p = 0; p < places.length; p++) {
    const place = places[p] as number
    if (counts[place] === 0) continue
    const expected = signature[place] as number
    const value = vector[place] as number
    whole += expected * expected
    if (value === value) measured += expected * expected
  }
  return whole === 0 ? 0 : measured / whole
}

/** The two best names among the candidates. */
export const rank = (vector: ArrayLike<number>, counts: ArrayLike<number>, candidates: Iterable<Candidate>): Ranking => {
  let best: Ranked | undefined
  let second: Ranked | undefined
  const evidence = whitened(vector)
  for (const candidate of candidates) {
    const score = scoreWith(evidence, candidate.signature, counts)
    if (best === undefined || score > best.score) {
      if (best !== undefined && best.candidate.name !== candidate.name) second = best
      best = { candidate, score }
    } else if (candidate.name !== best.candidate.name && (second === undefined || score > second.score)) second = { candidate, score }
  }
  return { best, second }
}
