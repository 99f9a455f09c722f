import type { ThresholdFlip, ThresholdTrial } from '../../contract/thresholds'
import { cusumLimits } from '../../pipeline/4-findings/alarm-budget'
import { groups } from '../../pipeline/4-findings/groups'
import { thresholdsFor, type Profile } from '../../pipeline/4-findings/profile'
import { rescore, type LevelsFor, type Rescored } from '../../pipeline/4-findings/rescore'
import { rules } from '../../pipeline/4-findings/rules'
import { median } from '../../statistics/quantile'
import { backtestUnit, inOrder } from '../backtest/backtest'
import type { BacktestLine } from '../backtest/outcome'
import { dayText } from '../tables/numbers'
import type { Desk } from './desk'
import { backtestFigures, trialFigures } from './figures'
import { levelsOf } from './levels-for'

const mostFlips = 500
/** A sensor casts doubt on others from two thirds of its own threshold on: below that a rule says nothing to anybody. */
const speaksFrom = 2 / 3

/** What one profile finds, kept so that the next one need judge only what differs. */
export interface Scored {
  profile: Profile
  levelsFor: LevelsFor
  found: readonly Rescored[]
  /** Backtest lines by unit. */
  lines: ReadonlyMap<string, readonly BacktestLine[]>
}

/**
 * What a profile would find first and how visits bear it out. Units that have labels are judged as the analysis judges them,
 * day by day; where `like` is given, only those in which a rule that changed ever came near its threshold. Pure.
 */
export const scoreProfile = (desk: Desk, profile: Profile, like?: Scored): Scored => {
  const levelsFor = levelsOf(profile, desk.units)
  const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
  const place = new Map(desk.units.map((unit, index) => [unit.unit_id, index]))
  const lines = new Map<string, readonly BacktestLine[]>()
  for (const unitId of new Set(desk.labels.map((label) => label.unitId))) {
    const index = place.get(unitId)
    const unit = index === undefined ? undefined : desk.units[index]
    const before = like?.lines.get(unitId)
    if (before !== undefined && (index === undefined || sameFor(desk, index, like as Scored, { profile, levelsFor }))) lines.set(unitId, before)
    else
      lines.set(
        unitId,
        backtestUnit(
          unit === undefined ? undefined : { unit, held: desk.held.get(unitId) ?? {}, thresholds: thresholdsFor(profile, unit), limitOf },
          desk.labels.filter((label) => label.unitId === unitId),
        ),
      )
  }
  return { profile, levelsFor, found: rescore(desk.crossings, levelsFor), lines }
}

/** Whether a unit's findings can't differ: no rule whose levels changed ever came near the lower of its thresholds. */
const sameFor = (desk: Desk, unit: number, before: Pick<Scored, 'levelsFor'>, after: Pick<Scored, 'levelsFor' | 'profile'>): boolean => {
  const held = desk.held.get(desk.units[unit]?.unit_id ?? '') ?? {}
  return rules.every((rule) => {
    const [was, is] = [before.levelsFor(unit, rule), after.levelsFor(unit, rule)]
    if (was === is || JSON.stringify(was) === JSON.stringify(is)) return true
    const values = held[rule.detector]
    if (values === undefined) return true
    const near = speaksFrom * Math.min(was[0]?.threshold ?? Infinity, is[0]?.threshold ?? Infinity)
    for (let i = 0; i < values.length; i++) if ((values[i] as number) >= near) return false
    return true
  })
}

/** The lines of a backtest in order. */
export const linesOf = ({ lines }: Scored): BacktestLine[] => [...lines.values()].flat().sort(inOrder)

/** What changes between two profiles. */
export const compareScored = (desk: Desk, before: Scored, after: Scored): Omit<ThresholdTrial, 'milliseconds'> => {
  const figures = (scored: Scored) => trialFigures(scored.found, desk.units.length, backtestFigures(linesOf(scored), desk.unitYears))
  const key = ({ unit, group }: Rescored): number => unit * groups.length + groups.indexOf(group)
  const then = new Map(after.found.map((one) => [key(one), one]))
  const now = new Map(before.found.map((one) => [key(one), one]))
  const flips: ThresholdFlip[] = []
  const earlier: number[] = []
  for (const at of [...new Set([...now.keys(), ...then.keys()])].sort((a, b) => a - b)) {
    const [was, is] = [now.get(at), then.get(at)]
    if (was !== undefined && is !== undefined) {
      if (was.severity !== 'advisory' && is.severity !== 'advisory') earlier.push(was.detectedOn - is.detectedOn)
      if (was.severity === is.severity) continue
    }
    const one = (is ?? was) as Rescored
    flips.push({
      unitId: desk.units[one.unit]?.unit_id ?? '',
      fault: one.fault,
      before: was?.severity ?? null,
      after: is?.severity ?? null,
      detectedBefore: was === undefined ? null : dayText(was.detectedOn),
      detectedAfter: is === undefined ? null : dayText(is.detectedOn),
    })
  }
  const moved = earlier.filter((days) => days !== 0)
  return {
    before: figures(before),
    after: figures(after),
    flipped: flips.length,
    unitsFlipped: new Set(flips.map(({ unitId }) => unitId)).size,
    flips: flips.slice(0, mostFlips),
    medianDaysEarlier: moved.length === 0 ? null : median(moved),
  }
}
