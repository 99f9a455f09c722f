import { dimensions, placesOf } from './pattern'
import type { Candidate } from './signatures'

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
 * Share of the evidence (squares of residuals in noise floors, NaN = not measured) that a signature explains, times the share
 * of the signature that is measured: cosine^2 x coverage, with the sign of the cosine. `counts` is 0 for places that no day could have filled (a block
 * without compared days): they are no gap in the evidence.
 */
export const scoreOf = (vector: ArrayLike<number>, signature: ArrayLike<number> & object, counts: ArrayLike<number>): number => scoreWith(vector, signature, counts, squareOf(vector, counts))

const squareOf = (vector: ArrayLike<number>, counts: ArrayLike<number>): number => {
  let square = 0
  for (let j = 0; j < dimensions; j++) {
    const value = vector[j] as number
    if (counts[j] !== 0 && value === value) square += value * value
  }
  return square
}

const scoreWith = (vector: ArrayLike<number>, signature: ArrayLike<number> & object, counts: ArrayLike<number>, square: number): number => {
  let [product, measured, whole] = [0, 0, 0]
  const places = placesOf(signature)
  for (let p = 0; p < places.length; p++) {
    const place = places[p] as number
    if (counts[place] === 0) continue
    const expected = signature[place] as number
    const value = vector[place] as number
    whole += expected * expected
    if (value !== value) continue
    product += value * expected
    measured += expected * expected
  }
  if (square === 0 || measured === 0) return 0
  return (product * Math.abs(product) * measured) / (square * measured * whole)
}

/** The two best names among the candidates. */
export const rank = (vector: ArrayLike<number>, counts: ArrayLike<number>, candidates: Iterable<Candidate>): Ranking => {
  let best: Ranked | undefined
  let second: Ranked | undefined
  const square = squareOf(vector, counts)
  for (const candidate of candidates) {
    const score = scoreWith(vector, candidate.signature, counts, square)
    if (best === undefined || score > best.score) {
      if (best !== undefined && best.candidate.name !== candidate.name) second = best
      best = { candidate, score }
    } else if (candidate.name !== best.candidate.name && (second === undefined || score > second.score)) second = { candidate, score }
  }
  return { best, second }
}
