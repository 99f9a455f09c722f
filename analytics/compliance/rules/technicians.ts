import { findRefrigerant, type PressureClass } from '../../refrigerants'
import { compare } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { Appliance, Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from './in-force'
import type { RuleData } from './load-rules'
import { perPeriod } from './per-period'

export type CertificateType = 'I' | 'II' | 'III' | 'U'

export interface AllowedTypes {
  /** Null where the refrigerant, and with it the class, is not known. */
  types: readonly CertificateType[] | null
  reason: string
  cite: string
  notes: readonly RuleNote[]
}

export interface CircuitOnDay {
  appliance: Pick<Appliance, 'asset_type' | 'factory_sealed_small'>
  refrigerant: string | null
  fullCharge: Mass | null
  on: Day
}

/**
 * A small appliance, 40 CFR 82.152: made, charged and sealed in a factory with 5 lb or less. Packaged terminal heat pumps count as
 * sealed unless it is said that they are not.
 */
export const isSmallAppliance = (rules: RuleData, { appliance, fullCharge, on }: CircuitOnDay): boolean => {
  const sealed = appliance.factory_sealed_small ?? appliance.asset_type === 'pthp'
  const limit = ruleOn(rules.technicians.small_appliances, on)?.max_lb ?? rules.technicians.small_appliances[0]?.max_lb
  return sealed && fullCharge !== null && limit !== undefined && fullCharge.lb.n > 0n && compare(fullCharge.lb, limit) <= 0
}

/** Who may open a circuit, 40 CFR 82.161: small appliances I or U, low pressure III or U, all others II or U. */
export const allowedTechnicianTypes = (rules: RuleData, circuit: CircuitOnDay): AllowedTypes => {
  const known = findRefrigerant(circuit.refrigerant)
  const small = isSmallAppliance(rules, circuit)
  if (known === undefined && !small)
    return { types: null, reason: 'The refrigerant is not known, and with it the type of certificate', cite: '40 CFR 82.161', notes: [] }
  return typesFor(rules, circuit.on, small ? 'small' : (known?.pressureClass ?? 'unknown'))
}

const typesFor = perPeriod((rules, on, kind: PressureClass | 'small' | 'unknown'): AllowedTypes => {
  const appliances = kind === 'small' || kind === 'low' ? kind : 'other'
  const rule = ruleOn(rules.technicians.types, on, (one) => one.appliances === appliances)
  if (rule === undefined)
    return { types: null, reason: 'No rule on certificates holds on that day', cite: '40 CFR 82.161', notes: [] }
  const what = kind === 'small' ? 'a small appliance' : `an appliance with ${kind}-pressure refrigerant`
  return {
    types: rule.types,
    reason: `${what} is opened by ${rule.types.map((type) => (type === 'U' ? 'Universal' : `Type ${type}`)).join(' or ')}, ${rule.cite}`,
    cite: rule.cite,
    notes: distinctNotes([noteOn(rule)]),
  }
})
