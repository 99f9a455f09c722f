import type { ProfileDraft, ThresholdInfo, ThresholdState } from '../../../analytics/contract'
import { budgetKey } from '../../state/threshold-draft'
import { roundTicks } from '../../charts/round-ticks'
import { text } from '../../text/text'
import { formatNumber, scaleOf, type Scale, type UnitSystem } from '../../ui/format'

/** The alarm budget as if it were a threshold. */
const budgetOf = (state: ThresholdState): ThresholdInfo => ({ key: budgetKey, unit: '1/year', default: state.defaultBudget, min: 0.005, max: 2, meaning: text.thresholds.budget, source: '', fixed: false, rules: [] })

/** Every threshold, the budget first. */
export const allThresholds = (state: ThresholdState): ThresholdInfo[] => [budgetOf(state), ...state.thresholds]

/** The value of a threshold in a draft. */
export const valueIn = (draft: ProfileDraft, info: ThresholdInfo): number => (info.key === budgetKey ? draft.alarmBudgetPerUnitYear : (draft.thresholds[info.key] ?? info.default))

/** A draft with another value of a threshold. */
export const withValue = (draft: ProfileDraft, info: ThresholdInfo, value: number): ProfileDraft => {
  const held = Math.min(info.max, Math.max(info.min, value))
  if (info.key === budgetKey) return { ...draft, alarmBudgetPerUnitYear: held }
  const { [info.key]: _, ...others } = draft.thresholds
  return { ...draft, thresholds: held === info.default ? others : { ...others, [info.key]: held } }
}

/** Steps that suit a range: a two-hundredth of it, rounded to one digit; whole days. */
export const stepOf = ({ unit, min, max }: ThresholdInfo): number => (unit === 'd' ? 1 : Number(((max - min) / 200).toPrecision(1)))

type ShownScale = Pick<Scale, 'unit' | 'from' | 'back'>

/** How a threshold's values are read and typed: temperatures in the units the user chose, whichever the profile keeps. */
export const thresholdScale = ({ unit, rules }: Pick<ThresholdInfo, 'unit' | 'rules'>, system: UnitSystem): ShownScale => {
  if (unit === 'K') return scaleOf('temperature_difference', system)
  if (unit === 'kPa') return scaleOf('pressure_difference', system)
  if (unit === 'degF' && isDifference(rules)) return between(scaleOf('temperature_difference', 'us'), scaleOf('temperature_difference', system))
  if (unit !== 'degC' && unit !== 'degF') return { unit: unit === '1' ? '' : (text.thresholds.unitWords[unit] ?? unit), from: (value) => value, back: (shown) => shown }
  return between(scaleOf('temperature', unit === 'degF' ? 'us' : 'si'), scaleOf('temperature', system))
}

const isDifference = (rules: ThresholdInfo['rules']): boolean => rules.length > 0 && rules.every(({ detector }) => detector.endsWith('_k'))

const between = (kept: Scale, shown: Scale): ShownScale => ({ unit: shown.unit, from: (value) => shown.from(kept.back(value)), back: (value) => kept.from(shown.back(value)) })

/** How the values of a detector are read, whose name ends in what they are kept in. */
export const heldScale = (detector: string, system: UnitSystem): ShownScale => {
  if (detector.endsWith('_k')) return scaleOf('temperature_difference', system)
  if (detector.endsWith('_kpa')) return scaleOf('pressure_difference', system)
  if (detector.endsWith('_c')) return scaleOf('temperature', system)
  return { unit: '', from: (value) => value, back: (shown) => shown }
}

/** Ticks that are round as they are read, with the kept value at which each lies; the last one names the unit. */
export const heldTicks = ({ unit, from, back }: ShownScale, reach: number, most: number): { held: number; label: string }[] => {
  const range = from(reach) - from(0)
  const ticks = roundTicks(from(0), from(reach), most)
  return ticks.map((tick, index) => ({
    held: back(tick),
    label: `${formatNumber(tick, range < 2 ? 2 : range < 20 ? 1 : 0)} ${index === ticks.length - 1 ? unit : ''}`.trim(),
  }))
}

/** Steps of a field in which a value is typed: any where it is read in another unit than it is kept in. */
export const typedStep = (info: ThresholdInfo, { from }: ShownScale): number | 'any' => (Math.abs(from(1) - from(0) - 1) < 1e-9 ? stepOf(info) : 'any')

const digitsFor = (step: number): number => Math.max(0, Math.min(4, Math.ceil(-Math.log10(Math.max(1e-9, step)))))

const digitsOf = (value: number): number => Math.min(4, String(Number(value.toPrecision(4))).split('.')[1]?.length ?? 0)

/** A value with as many digits as its range needs, kept or shown, or its own where it has no range; and its unit, in the units the user chose. */
export const formatInRange = (info: ThresholdInfo, value: number, system: UnitSystem): string => {
  const { unit, from } = thresholdScale(info, system)
  const step = stepOf(info)
  const digits = info.fixed ? digitsOf(from(value)) : Math.max(digitsFor(step), digitsFor(2 * (from(step) - from(0))))
  return `${formatNumber(from(value), digits)} ${unit}`.trim()
}

/** What a value means in words: the number and its unit, or what no limit of its own stands for. */
export const formatThreshold = (info: ThresholdInfo, value: number, system: UnitSystem): string => (value === 0 ? text.thresholds.atZero[info.key] : undefined) ?? formatInRange(info, value, system)

/** What stands before the point of a key names its family. */
export const familyOf = (key: string): string => key.split('.')[0] ?? key

/** What a threshold means, in the language of the page. */
export const thresholdMeaning = ({ key, meaning }: ThresholdInfo): string => text.thresholds.meaning(key, meaning)

/** A threshold's name within its family: from the catalogue, else its key in words. */
export const thresholdName = (key: string): string => (key === budgetKey ? text.thresholds.budgetName : text.thresholds.names[key] ?? (key.split('.')[1] ?? key).replaceAll('_', ' '))

/** The held value at a value of the threshold: 21 points evenly over its range. */
export const heldAt = (info: ThresholdInfo, held: readonly number[], value: number): number => {
  const at = ((value - info.min) / (info.max - info.min)) * (held.length - 1)
  const low = Math.min(held.length - 2, Math.max(0, Math.floor(at)))
  return (held[low] as number) + (at - low) * ((held[low + 1] as number) - (held[low] as number))
}

/** The value of the threshold at which a rule holds from a held value on. */
export const valueAt = (info: ThresholdInfo, held: readonly number[], wanted: number): number => {
  const rises = (held.at(-1) as number) > (held[0] as number)
  for (let k = 0; k < held.length - 1; k++) {
    const [a, b] = [held[k] as number, held[k + 1] as number]
    if (rises ? wanted <= b : wanted >= b) {
      const share = a === b ? 0 : Math.min(1, Math.max(0, (wanted - a) / (b - a)))
      return info.min + ((k + share) / (held.length - 1)) * (info.max - info.min)
    }
  }
  return info.max
}
