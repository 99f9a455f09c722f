import { findRefrigerant } from '../../refrigerants'
import { dayText } from '../exact/day'
import { compare, decimalText, fraction, multiply, subtract, type Fraction } from '../exact/fraction'
import { decimalFraction, type Mass } from '../exact/mass'
import type { AssetType, Category, Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from './in-force'
import type { RuleData } from './load-rules'
import { ventingExemption } from './venting'

interface Answer {
  /** What must be reached, in words: `10 in Hg`, `25 mm Hg absolute`. */
  text: string
  reason: string
  cite: string
  notes: readonly RuleNote[]
}

/** What must be reached before a circuit is opened or disposed of. Vacuum in inches Hg below 29.9 in Hg, or mm Hg absolute. */
export type EvacuationLevel = Answer & (
  | { kind: 'vacuum'; inHg: Fraction }
  | { kind: 'absolute'; mmHg: Fraction }
  | { kind: 'small'; inHg: Fraction; recoverPct: number; recoverPctOtherwise: number }
  | { kind: 'none' }
  | { kind: 'unknown' }
)

export interface EvacuationQuestion {
  refrigerant: string | null
  fullCharge: Mass | null
  assetType: AssetType | null
  category: Category
  machineMadeOn: Day | null
  /** Factory sealed, 5 lb or less: 82.156(b). */
  small: boolean
  on: Day
}

const plain = (value: Fraction): string => (value.d === 1n ? `${value.n}` : decimalText(value, 2))
const table = '40 CFR 82.156, Table 1'
const none = (reason: string): EvacuationLevel => ({ kind: 'none', text: 'none', reason, cite: '40 CFR 82.156(a)', notes: [] })
const unknown = (reason: string): EvacuationLevel => ({ kind: 'unknown', text: 'unknown', reason, cite: table, notes: [] })

/**
 * The level of Table 1 to 40 CFR 82.156 by pressure class, full charge of the whole circuit, and the day the machine was made (a
 * machine of unknown date gets the level of a newer one); for small appliances the shares of 82.156(b).
 */
export const evacuationLevel = (rules: RuleData, question: EvacuationQuestion): EvacuationLevel => {
  const { fullCharge, machineMadeOn, on } = question
  const known = findRefrigerant(question.refrigerant)
  if (known === undefined) return unknown('The refrigerant is not known, and with it the pressure class')
  const covers = known.odsClass === null ? 'non_exempt_substitutes' : 'ozone_depleting'
  if (ruleOn(rules.evacuation.scopes, on, (rule) => rule.covers === covers) === undefined)
    return none(`Evacuation levels did not apply to ${known.name} on that day`)
  const venting = ventingExemption(rules, question)
  if (venting.exempt === true) return none(venting.reason)
  if (question.small) return smallLevel(rules, on)
  const border = ruleOn(rules.evacuation.machine_dates, on)?.made_from
  const machine = machineMadeOn !== null && border !== undefined && machineMadeOn < border ? 'before' : 'from'
  const row = ruleOn(rules.evacuation.levels, on, (rule) =>
    rule.pressure_class === known.pressureClass && rule.machine_made === machine
    && (rule.from_lb === null || (fullCharge !== null && compare(fullCharge.lb, rule.from_lb) >= 0))
    && (rule.under_lb === null || (fullCharge !== null && compare(fullCharge.lb, rule.under_lb) < 0)))
  if (row === undefined) return unknown(`${known.name} is a ${known.pressureClass}-pressure refrigerant, whose level depends on the full charge, which is not known`)
  const charged = row.from_lb === null ? (row.under_lb === null ? '' : `, full charge under ${plain(row.under_lb)} lb`) : `, full charge of ${plain(row.from_lb)} lb or more`
  const isVacuum = row.unit === 'inches_hg_vacuum'
  const text = `${plain(row.value)} ${isVacuum ? 'in Hg' : 'mm Hg absolute'}`
  const told = machineMadeOn === null ? 'a machine of unknown date, taken as made' : 'a machine made'
  const basis = row.from_lb === null && row.under_lb === null ? undefined : ruleOn(rules.evacuation.charge_basis, on)
  return {
    ...(isVacuum ? { kind: 'vacuum' as const, inHg: row.value } : { kind: 'absolute' as const, mmHg: row.value }),
    text,
    reason: `${text}: ${known.name} is a ${known.pressureClass}-pressure refrigerant${charged}, ${told} ${machine === 'from' ? 'on or after' : 'before'} ${border === undefined ? 'an unknown day' : dayText(border)}, ${row.cite}`,
    cite: row.cite,
    notes: distinctNotes([noteOn(row), basis === undefined ? undefined : noteOn(basis)]),
  }
}

const smallLevel = (rules: RuleData, on: Day): EvacuationLevel => {
  const rule = ruleOn(rules.evacuation.small_appliances, on)
  if (rule === undefined) return unknown('No rule for small appliances holds on that day')
  const text = `${rule.recover_pct} % (compressor runs) or ${rule.recover_pct_otherwise} %, or ${plain(rule.vacuum_inches_hg)} in Hg`
  return {
    kind: 'small',
    inHg: rule.vacuum_inches_hg,
    recoverPct: rule.recover_pct,
    recoverPctOtherwise: rule.recover_pct_otherwise,
    text,
    reason: `${text}: a small appliance, ${rule.cite}`,
    cite: rule.cite,
    notes: distinctNotes([noteOn(rule)]),
  }
}

const atmosphere = fraction(299, 10)
const mmPerInch = fraction(254, 10)

/**
 * Whether a level as written (`15`, `15 in Hg`, `25 mm Hg absolute`; a bare number is inches Hg of vacuum, for low pressure mm Hg
 * absolute) is as deep as required; null where either is not known or the requirement is no vacuum.
 */
export const reachesLevel = (level: EvacuationLevel, written: string | null): boolean | null => {
  if (level.kind === 'none') return true
  const match = /^(-?\d+(?:\.\d+)?)\s*(in|mm|micron)?/i.exec(written?.trim() ?? '')
  const number = decimalFraction(match?.[1] ?? '')
  if (number === undefined || level.kind === 'unknown') return null
  const unit = match?.[2]?.toLowerCase() ?? (level.kind === 'absolute' ? 'mm' : 'in')
  const absolute = unit === 'in' ? multiply(subtract(atmosphere, number), mmPerInch) : unit === 'mm' ? number : multiply(number, fraction(1, 1000))
  const wanted = level.kind === 'absolute' ? level.mmHg : multiply(subtract(atmosphere, level.inHg), mmPerInch)
  const deepEnough = compare(absolute, wanted) <= 0
  return level.kind === 'small' && !deepEnough ? null : deepEnough
}
