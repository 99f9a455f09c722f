import { groupOf } from '../fault-groups'
import { restatedPrecision } from '../scoring/restated-precision'
import type { UnitScore } from '../scoring/score-unit'
import { isInBand } from '../scoring/false-alarm-rates'
import { naiveBaselines } from './naive-baselines'

/** A rule of thumb that finds less than this share of the faulty units at any threshold is no baseline. */
export const leastRecall = 0.2

/** Faulty units found and fault-free units alarmed at one threshold. */
export interface OperatingPoint {
  found: number
  units: number
  falselyAlarmed: number
  faultFree: number
  recall: number
  /** Found / (found + falsely alarmed) of this fleet. */
  precision: number
  /** The same where one unit in ten is faulty. */
  ppvAt10Pct: number
}

/** One baseline at the recall of the detectors, or at its own highest where that is lower, and the detectors at that same recall. */
export interface BaselineComparison {
  fault: string
  tier: string
  stepS: number
  baseline: string
  naive: OperatingPoint
  detectors: OperatingPoint
}

/** Compares the detectors of one fault with every baseline; `scores` are the units seen with one tier and sampling. */
export const compareAtEqualRecall = (fault: string, scores: readonly UnitScore[]): BaselineComparison[] => {
  const faulty = scores.filter(({ facts }) => facts.truth.fault === fault)
  const free = scores.filter(({ facts }) => facts.truth.fault === 'none')
  const own = { faulty: faulty.map(confidenceOfHit), free: free.map((score) => confidenceOfFalse(score, fault)) }
  const found = own.faulty.filter((value) => !Number.isNaN(value)).length
  const [first] = scores
  return naiveBaselines.flatMap(({ name }) => {
    const of = (score: UnitScore) => score.facts.naivePeaks[name] ?? NaN
    const naive = pointAt(found, faulty.map(of), free.map(of))
    return naive === undefined ? [] : [{ fault, tier: first?.facts.tier ?? '', stepS: first?.facts.stepS ?? 0, baseline: name, naive, detectors: pointAt(naive.found, own.faulty, own.free) ?? naive }]
  })
}

/**
 * The operating point at the highest threshold at which at least `wanted` faulty units are found; where fewer have a score
 * at all, at the lowest score. Undefined where nothing is wanted or nothing has a score.
 */
export const pointAt = (wanted: number, faulty: readonly number[], free: readonly number[]): OperatingPoint | undefined => {
  const ordered = faulty.filter((value) => !Number.isNaN(value)).sort((a, b) => b - a)
  const threshold = ordered[Math.min(wanted, ordered.length) - 1]
  if (threshold === undefined) return undefined
  const found = ordered.filter((value) => value >= threshold).length
  const falselyAlarmed = free.filter((value) => value >= threshold).length
  return {
    found,
    units: faulty.length,
    falselyAlarmed,
    faultFree: free.length,
    recall: found / faulty.length,
    precision: found / (found + falselyAlarmed),
    ppvAt10Pct: free.length === 0 ? NaN : restatedPrecision(found / faulty.length, falselyAlarmed / free.length),
  }
}

const confidenceOfHit = ({ hits }: UnitScore): number => hits.reduce((best, { confidence }) => (best >= confidence ? best : confidence), NaN)

const confidenceOfFalse = ({ falseAlarms }: UnitScore, fault: string): number =>
  falseAlarms
    .filter((alert) => groupOf(alert.fault) === groupOf(fault) && isInBand('minor and above', alert))
    .reduce((best, { confidence }) => (best >= confidence ? best : confidence), NaN)
