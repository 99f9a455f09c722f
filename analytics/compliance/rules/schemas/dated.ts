import { z } from 'zod'
import { dayOf } from '../../exact/day'
import { decimalFraction } from '../../exact/mass'
import type { Day } from '../../records/records'
import type { Certainty } from '../../results'

/** What every rule says of itself. Both days belong to the time in which it holds. */
export interface DatedRule {
  readonly cite: string
  readonly effective_from: Day
  readonly effective_to: Day | null
  readonly certainty: Certainty
  readonly note?: string | undefined
}

/** `YYYY-MM-DD`, read as a day. */
export const day = z.iso.date().transform(dayOf)

/** A plain decimal number in quotes, read exactly. */
export const exact = z.string().transform((text, context) => {
  const value = decimalFraction(text)
  if (value !== undefined) return value
  context.addIssue({ code: 'custom', message: `${text} is no plain decimal number` })
  return z.NEVER
})

export const regimeName = z.enum(['82.157', '84.106'])
export const categoryName = z.enum(['comfort_cooling', 'commercial_refrigeration', 'ipr', 'refrigerated_transport', 'other'])
export const assetTypeName = z.enum([
  'split_hp', 'minisplit', 'packaged_hp', 'rtu_hp', 'vrf', 'pthp', 'chiller_hp', 'wshp_gshp', 'hpwh', 'process_hp', 'other',
])

const saysOfItself = {
  cite: z.string().min(1),
  effective_from: day,
  effective_to: day.nullable(),
  certainty: z.enum(['official', 'secondary', 'memory', 'interpretation']),
  note: z.string().min(1).optional(),
}

const endOf = (rule: DatedRule): Day => rule.effective_to ?? Infinity

const overlapOf = <Rule extends DatedRule>(rules: readonly Rule[], keyOf: (rule: Rule) => string): number | undefined => {
  const position = rules.findIndex((rule, index) =>
    rules.some((other, before) =>
      before < index && keyOf(other) === keyOf(rule)
      && rule.effective_from <= endOf(other) && other.effective_from <= endOf(rule)))
  return position < 0 ? undefined : position
}

/**
 * A list of rules over time. Rules that are alike in the fields `alike` are one rule that changed: their days may not overlap. A rule
 * from memory or by interpretation needs its `note`.
 */
export const rulesOf = <Shape extends z.ZodRawShape>(alike: readonly (keyof Shape & string)[], shape: Shape) => {
  const rule = z.strictObject({ ...saysOfItself, ...shape })
  return z.array(rule).min(1).superRefine((rules, context) => {
    const list = rules as unknown as (DatedRule & Record<string, unknown>)[]
    list.forEach((one, index) => {
      if (one.effective_to !== null && one.effective_to < one.effective_from)
        context.addIssue({ code: 'custom', path: [index], message: 'ends before it starts' })
      if ((one.certainty === 'memory' || one.certainty === 'interpretation') && one.note === undefined)
        context.addIssue({ code: 'custom', path: [index, 'note'], message: `a rule marked ${one.certainty} needs a note` })
    })
    const overlap = overlapOf(list, (one) => JSON.stringify(alike.map((field) => keyPart(one[field]))))
    if (overlap !== undefined)
      context.addIssue({ code: 'custom', path: [overlap], message: `overlaps a rule with the same ${alike.join(', ')}` })
  })
}

const keyPart = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value ? `${String(value.n)}/${String(value.d)}` : value

/** A file of rules. */
export const fileOf = <Shape extends z.ZodRawShape>(name: string, shape: Shape) =>
  z.strictObject({ schema: z.literal(`subcool/rules/${name}@1`), version: z.string().min(1), ...shape })
