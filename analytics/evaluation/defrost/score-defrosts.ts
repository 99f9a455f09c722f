/** A defrost as it happened or as it was found; seconds since 1970 UTC. */
export interface Cycle {
  startS: number
  endS: number
}

/** What a defrost really was; `late` finished well, with more frost than it should have met. */
export interface TrueCycle extends Cycle {
  verdict: 'ok' | 'unnecessary' | 'late' | 'incomplete'
}

/** A row of `defrost_cycle`. */
export interface FoundCycle extends Cycle {
  verdict: string
}

export interface DefrostUnit {
  unitId: string
  sampleS: number
  true: readonly TrueCycle[]
  found: readonly FoundCycle[]
}

export interface MatchedCycle {
  true: TrueCycle | undefined
  found: FoundCycle | undefined
}

/** Pairs cycles in order of time: a found one with the first true one that it overlaps, within a sample on either side. */
export const matchCycles = ({ true: actual, found, sampleS }: DefrostUnit): MatchedCycle[] => {
  const matched: MatchedCycle[] = []
  const left = [...actual].sort((a, b) => a.startS - b.startS)
  for (const cycle of [...found].sort((a, b) => a.startS - b.startS)) {
    const at = left.findIndex((one) => one.startS < cycle.endS + sampleS && cycle.startS < one.endS + sampleS)
    matched.push({ true: at < 0 ? undefined : left[at], found: cycle })
    if (at >= 0) left.splice(at, 1)
  }
  return [...matched, ...left.map((one) => ({ true: one, found: undefined }))]
}

/** A unit whose few defrosts make the error of its count a matter of chance is left out. */
const leastTrue = 10

/** Share by which the count of each unit is off, over units that had ten defrosts at least. */
export const countErrors = (units: readonly DefrostUnit[]): number[] =>
  units.filter((unit) => unit.true.length >= leastTrue).map((unit) => Math.abs(unit.found.length - unit.true.length) / unit.true.length)

export const badVerdicts = ['unnecessary', 'incomplete'] as const
export type BadVerdict = (typeof badVerdicts)[number]

const saysOf: Readonly<Record<BadVerdict, ReadonlySet<string>>> = {
  unnecessary: new Set(['unnecessary']),
  incomplete: new Set(['incomplete', 'by_time', 'stuck']),
}

export interface VerdictCounts {
  /** Cycles of that kind that were called so; what was called so; what was so. Only cycles that were found at all. */
  right: number
  called: number
  actual: number
}

/** How a verdict was given over found cycles; one that could not be told counts as not given. */
export const verdictCounts = (units: readonly DefrostUnit[], verdict: BadVerdict): VerdictCounts => {
  const cycles = units.flatMap(matchCycles).filter((cycle) => cycle.true !== undefined && cycle.found !== undefined)
  const isCalled = ({ found }: MatchedCycle) => saysOf[verdict].has(found?.verdict ?? '')
  const isSo = (cycle: MatchedCycle) => cycle.true?.verdict === verdict
  return { right: cycles.filter((cycle) => isCalled(cycle) && isSo(cycle)).length, called: cycles.filter(isCalled).length, actual: cycles.filter(isSo).length }
}
