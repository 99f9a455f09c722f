import type { JudgedFinding } from './judged-findings'

/** How well confidence tells what was confirmed, of findings of minor severity or above. */
export interface Reliability {
  findings: number
  bins: ReliabilityBin[]
  brier: number
}

/** Findings whose confidence lies in one bin, weighted so that one unit in ten is faulty. */
export interface ReliabilityBin {
  /** From `from` up to, but not, `to`. */
  from: number
  to: number
  findings: number
  meanConfidence: number
  confirmed: number
}

/** Confidence against what was confirmed, of findings that ask for work. */
export const reliabilityOf = (findings: readonly JudgedFinding[]): Reliability => {
  const asking = findings.filter(({ severity }) => severity !== 'advisory')
  return { findings: asking.length, bins: binsOf(asking), brier: brierOf(asking) }
}

const edges = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** In five bins (reliability diagram: Murphy and Winkler 1977); empty ones are left out. */
const binsOf = (findings: readonly JudgedFinding[]): ReliabilityBin[] =>
  edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] as number
    const own = findings.filter(({ confidence }) => confidence >= from && confidence < to)
    return own.length === 0 ? [] : [{ from, to, findings: own.length, meanConfidence: weightedMean(own, ({ confidence }) => confidence), confirmed: weightedMean(own, ({ confirmed }) => confirmed) }]
  })

/** Mean of (confidence - confirmed)^2 (Brier 1950), weighted; NaN without findings. */
export const brierOf = (findings: readonly JudgedFinding[]): number => weightedMean(findings, ({ confidence, confirmed }) => (confidence - confirmed) ** 2)

/** Mean over findings by their weight; NaN without findings. */
export const weightedMean = (findings: readonly JudgedFinding[], of: (one: JudgedFinding) => number): number =>
  findings.reduce((sum, one) => sum + one.weight * of(one), 0) / findings.reduce((sum, { weight }) => sum + weight, 0)
