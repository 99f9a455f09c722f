import { newMarks, newNumbers, newUnknown } from '../../../statistics/memory'
import { followUnit, type UnitFollowed } from '../baseline/follow-unit'
import { restartsOf } from '../baseline/restarts'
import { onceForUnit } from '../once-for-unit'
import { lookingBack } from '../remembered/looking-back'
import { remembered } from '../remembered/unit-memory'
import { modes, type UnitSeries } from '../unit-series'
import type { IndicatorName } from '../indicators/indicator'
import { addEvidence, newCauseSums } from './cause-statistics'
import { dailyResidual } from '../baseline/daily-residual'
import { blocks, dimensions, measuredPlaces, placeOf, restIndex } from './pattern'
import { countsOf, evidenceOf } from './evidence'
import { growthDays, growthOf, type Growth } from './growth'
import { leastMargin, leastScore, rank, type Ranking } from './rank'
import { residualDays, type ResidualDays } from './residual-vector'
import { sensorEvidence } from './sensor-evidence'
import { causes, faultCandidates, rivalCandidates, type Candidate } from './signatures'
import { forgetAll, newSmoother, nextWalk, smoothDay, smoothValue, type Smoother } from './smooth'

/** A cause once named stays until its score falls under this or another leads it by the margin. */
const keepScore = 0.45
/** Residuals beyond this many noise floors count as this many. */
const clip = 6
/** Nothing is ranked while no cause has gathered as much, in noise floors. */
const worthRanking = 1
/** Compared days in a row that must agree on a name before it counts. */
const agreeDays = 3

/** What the residuals of a unit say, day by day. */
export interface NamedCauses {
  followed: UnitFollowed
  days: ResidualDays
  /** Position in `causes` of the cause in force, -1 while none can be told, -2 on days that were not compared. */
  named: Int8Array
  /** CUSUM of every cause, one column each, NaN on days that were not compared. */
  sums: Float64Array[]
  /** 1 on days on which something that is told elsewhere explains the residuals best: a drifting sensor, a meter, liquid, a valve that stands wrong. */
  explained: Uint8Array
  /** Smoothed residuals in noise floors, `dimensions` values per day; NaN where not measured. */
  smooth: Float64Array
  /** The same in the indicators' own units, `measuredPlaces` values per day. */
  residuals: Float64Array
  /** The ranking at a day's end, where something had gathered. */
  rankingAt(position: number): Ranking | undefined
  /** The last compared day, which may lie before the series; undefined before the first. */
  last: LastNamed | undefined
}

/** What was known at the end of the last compared day. */
export interface LastNamed {
  position: number
  /** As in `named`. */
  named: number
  speedKnown: boolean
  /** As a day of `smooth`, and the sum of every cause. */
  smooth: Float64Array
  sums: Float64Array
}

/** What naming goes on from. */
interface NamingState {
  smoother: Smoother
  plain: Smoother
  cusums: Float64Array
  force: number
  proposed: number
  agreed: number
  last: LastNamed | undefined
}

const newState = (): NamingState => ({ smoother: newSmoother(dimensions, clip), plain: newSmoother(measuredPlaces), cusums: newCauseSums(), force: -1, proposed: -1, agreed: 0, last: undefined })

/** Names the cause of each day from residuals of that day and earlier, once however many models ask. */
export const nameCauses = onceForUnit((unit): NamedCauses => {
  const followed = followUnit(unit)
  const restarts = restartsOf(unit)
  const sensors = sensorEvidence(unit, restarts)
  const days = residualDays(followed, unit.length, sensors.doubt)
  const named = new Int8Array(unit.length).fill(-2)
  const explained = newMarks(unit.length)
  const smooth = newUnknown(unit.length * dimensions)
  const sums = causes.map(() => newUnknown(unit.length))
  const rankings = new Map<number, Ranking>()
  const residuals = newUnknown(unit.length * measuredPlaces)
  const state = remembered(unit, 'causes', newState)
  const { smoother, plain, cusums } = state
  const evidence = newNumbers(dimensions)
  const day = newUnknown(dimensions)
  const counts = newMarks(dimensions)
  const power = lookingBack(unit, 'power', dailyResidual(followed.modes, unit.length, 'power'), growthDays)
  let { force, proposed, agreed } = state
  let last = -1

  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) {
      forgetAll(smoother)
      forgetAll(plain)
      cusums.fill(0)
      force = proposed = -1
      agreed = 0
    }
    const weights = [days.weight.heating[i] as number, days.weight.cooling[i] as number] as const
    if (weights[0] + weights[1] === 0) continue
    last = i
    smoothDay(smoother, i, days.z, i * measuredPlaces, measuredPlaces)
    smoothDay(plain, i, days.own, i * measuredPlaces, measuredPlaces)
    smoothValue(smoother, i, restIndex, sensors.restPressure[i] as number)
    const speedKnown = isSpeedKnown(unit, i)
    day.set(days.z.subarray(i * measuredPlaces, (i + 1) * measuredPlaces))
    evidenceOf(day, speedKnown, evidence)
    addEvidence(cusums, evidence, weights, candidatesFor(evidence))
    smooth.set(smoother.means, i * dimensions)
    residuals.set(plain.means, i * measuredPlaces)
    for (let c = 0; c < sums.length; c++) (sums[c] as Float64Array)[i] = cusums[c] as number
    evidenceOf(smoother.means, speedKnown, evidence)
    if (largestOf(cusums) < worthRanking) {
      force = proposed = -1
      agreed = 0
      named[i] = -1
      continue
    }
    countsOf(evidence, counts)
    const candidates = [...candidatesFor(evidence), ...sensors.candidates(i, evidence), ...rivalCandidates]
    const first = rank(evidence, counts, candidates)
    const growth = looksWorn(first, evidence) ? growthOf(power, i + growthDays) : undefined
    const ranking = growth === undefined ? first : rank(evidence, counts, candidates.filter(({ name }) => name !== ruledOut[growth]))
    rankings.set(i, ranking)
    const { name, holds } = verdict(ranking, force)
    explained[i] = name === -1 && holds && ranking.best?.candidate.name !== 'efficiency_loss' ? 1 : 0
    agreed = name === proposed ? agreed + 1 : 1
    proposed = name
    if (name === force || agreed >= agreeDays) force = name
    named[i] = force
  }
  Object.assign(state, { force, proposed, agreed })
  for (const one of [smoother, plain]) nextWalk(one, unit.length)
  if (last >= 0) state.last = { position: last, named: named[last] as number, speedKnown: isSpeedKnown(unit, last), smooth: smooth.slice(last * dimensions, (last + 1) * dimensions), sums: cusums.slice() }
  const found = state.last && { ...state.last }
  if (state.last !== undefined) state.last.position -= unit.length
  return { followed, days, named, sums, explained, smooth, residuals, rankingAt: (i: number) => rankings.get(i), last: found }
})

const largestOf = (values: Float64Array): number => {
  let largest = 0
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > largest) largest = values[i] as number
  return largest
}

/** Whether the compressor's speed was known that day. */
export const isSpeedKnown = (unit: UnitSeries, position: number): boolean => modes.some((mode) => !Number.isNaN(unit.modes[mode].compressor_hz[position]))

const candidateSets = new Map([0, 1, 2, 3].map((set) => [
  set,
  faultCandidates.filter(({ valveKnown, vibrationKnown }) => (valveKnown ?? set % 2 === 1) === (set % 2 === 1) && (vibrationKnown ?? set >= 2) === set >= 2),
]))

/** Without vibration, worn bearings look like efficiency that is lost for good: only their growth tells them apart, and rules one of the two out. */
const looksWorn = ({ best }: Ranking, evidence: Float64Array): boolean => best?.candidate.name === 'compressor_bearing_wear' && !knows(evidence, 'vibration')

const ruledOut: Readonly<Record<NonNullable<Growth>, Candidate['name']>> = { 'like wear': 'efficiency_loss', 'unlike wear': 'compressor_bearing_wear' }

const knows = (evidence: Float64Array, name: IndicatorName): boolean => blocks.some((block) => !Number.isNaN(evidence[placeOf(block, name)]))

/** The fault signatures for what a unit measures. */
const candidatesFor = (evidence: Float64Array): readonly Candidate[] =>
  candidateSets.get(Number(knows(evidence, 'valve_opening')) + 2 * Number(knows(evidence, 'vibration'))) as readonly Candidate[]

/** The cause that a ranking names, -1 for none; `holds` says whether the ranking is clear. */
const verdict = ({ best, second }: Ranking, force: number): { name: number; holds: boolean } => {
  if (best === undefined) return { name: -1, holds: false }
  const lead = best.score - (second?.score ?? 0)
  if (best.score >= leastScore && lead >= leastMargin) return { name: nameOf(best.candidate), holds: true }
  const own = nameOf(best.candidate) === force ? best : second !== undefined && nameOf(second.candidate) === force && lead < leastMargin ? second : undefined
  return force >= 0 && own !== undefined && own.score >= keepScore ? { name: force, holds: true } : { name: -1, holds: false }
}

const nameOf = ({ name }: Candidate): number => (causes as readonly string[]).indexOf(name)
