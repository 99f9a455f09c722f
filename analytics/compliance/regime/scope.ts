import type { Refrigerant } from '../../refrigerants'
import { compare, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import { dayText } from '../exact/day'
import type { Appliance, Category, Day } from '../records/records'
import type { Policy, RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn, type RegimeName } from '../rules/in-force'
import { startOf } from '../rules/leak-repair'
import type { RuleData } from '../rules/load-rules'
import { ventingExemption } from '../rules/venting'
import { subsectorOf } from './subsector'
import { hfcText, massText, odsText, poundsText } from './words'

/** Whether one regime binds a circuit, and the sentence why, without a full stop. */
export interface Scope {
  regime: RegimeName
  binds: 'yes' | 'no' | 'undetermined'
  /** How the sentence begins where the circuit is out: an exemption, or simply none. */
  out: 'Exempt' | 'None' | null
  reason: string
  cites: readonly string[]
  notes: readonly RuleNote[]
}

export interface Circuit {
  appliance: Appliance
  refrigerant: Refrigerant
  fullCharge: Mass
  category: Category
  on: Day
  rules: RuleData
  policy: Policy
}

const under = (mass: Mass, floor: Fraction): boolean => compare(mass.lb, floor) < 0

const scope = (regime: RegimeName, binds: Scope['binds'], reason: string, more: Partial<Scope> = {}): Scope =>
  ({ regime, binds, out: binds === 'no' ? 'None' : null, reason, cites: [], notes: [], ...more })

/** 40 CFR 82.157(a): circuits of 50 lb and more that contain a class I or II substance; until 2020-04-09 other refrigerants too. */
export const scope82 = (circuit: Circuit): Scope => {
  const { refrigerant, fullCharge, category, on, rules } = circuit
  const contains = refrigerant.odsClass !== null
  const rule = ruleOn(rules['leak-repair'].regimes, on, (one) =>
    one.regime === '82.157' && one.covers === (contains ? 'ozone_depleting' : 'substitutes'))
  if (rule === undefined) {
    return scope('82.157', 'no', `40 CFR 82.157(a) covers ozone-depleting refrigerants only, and ${refrigerant.name} is none`, { cites: ['40 CFR 82.157(a)'] })
  }
  const notes = distinctNotes([noteOn(rule)])
  if (!contains) {
    const venting = ventingExemption(rules, { refrigerant: refrigerant.name, assetType: circuit.appliance.asset_type, category, on })
    if (venting.exempt === true) return scope('82.157', 'no', `${rule.cite}, left out exempt substitutes: ${venting.reason}`, { cites: [rule.cite], notes: venting.notes })
  }
  const floor = poundsText(rule.floor_lb)
  const mass = massText(fullCharge)
  if (under(fullCharge, rule.floor_lb)) return scope('82.157', 'no', `${mass} is under the ${floor} floor of ${rule.cite}`, { cites: [rule.cite], notes })
  const what = contains
    ? refrigerant.solelyOds ? `${refrigerant.name}, a class ${refrigerant.odsClass ?? ''} ozone-depleting refrigerant,` : `${refrigerant.name}, which contains ozone-depleting ${odsText(refrigerant)},`
    : `${refrigerant.name}, a substitute,`
  return scope('82.157', 'yes', `${mass} of ${what} is not under the ${floor} floor of ${rule.cite}`, { cites: [rule.cite], notes })
}

/** 40 CFR 84.106(a): circuits of 15 lb and more with a listed HFC, or a substitute with GWP over 53, outside the exempt subsector. */
export const scope84 = (circuit: Circuit): Scope => {
  const { appliance, refrigerant, fullCharge, on, rules, policy } = circuit
  const { regimes, exemptions } = rules['leak-repair']
  const rule = ruleOn(regimes, on, (one) => one.regime === '84.106')
  if (rule === undefined) {
    const start = startOf(rules, '84.106')
    const reason = on < start ? `40 CFR 84.106 starts on ${dayText(start)}` : '40 CFR 84.106 is not in force on that day'
    return scope('84.106', 'no', reason, { cites: ['40 CFR 84.106(a)(4)'] })
  }
  const floor = poundsText(rule.floor_lb)
  const mass = massText(fullCharge)
  const gwpLimit = rule.gwp_over ?? Infinity
  const solely = ruleOn(exemptions, on, (one) => one.exempt === 'solely_ozone_depleting')
  if (refrigerant.solelyOds && solely !== undefined) return scope('84.106', 'no', `the refrigerant is solely ozone-depleting, ${solely.cite}`, { cites: [solely.cite] })
  if (!refrigerant.hasListedHfc && refrigerant.gwp <= gwpLimit) {
    return scope('84.106', 'no', `${refrigerant.name} contains no listed HFC and its GWP of ${refrigerant.gwp} is not over ${gwpLimit}, ${rule.cite}`, { cites: [rule.cite] })
  }
  const exemption = ruleOn(exemptions, on, (one) => one.exempt === 'residential_light_commercial')
  const subsector = subsectorOf(appliance, { rules, policy, on })
  if (under(fullCharge, rule.floor_lb)) {
    const also = exemption !== undefined && subsector.answer === 'yes' ? `; it is also residential and light commercial equipment, ${exemption.cite}` : ''
    return scope('84.106', 'no', `${mass} is under the ${floor} floor of ${rule.cite}${also}`, { cites: [rule.cite] })
  }
  const pure = refrigerant.components[refrigerant.name] !== undefined
  const listed = pure ? 'listed in 42 USC 7675(c)' : `which contains ${hfcText(refrigerant)}, listed in 42 USC 7675(c)`
  const what = refrigerant.hasListedHfc ? listed : `whose GWP of ${refrigerant.gwp} is over ${gwpLimit}`
  const over = `${mass} of ${refrigerant.name}, ${what}, is not under the ${floor} floor of ${rule.cite}`
  if (exemption === undefined) return scope('84.106', 'yes', over, { cites: [rule.cite] })
  if (subsector.answer === 'yes') {
    return scope('84.106', 'no', `residential and light commercial air conditioning and heat pumps, ${exemption.cite}: ${subsector.basis}`, { out: 'Exempt', cites: [exemption.cite], notes: subsector.notes })
  }
  if (subsector.answer === 'undetermined') {
    return scope('84.106', 'undetermined', `whether ${exemption.cite} exempts it is not known: ${subsector.basis}; write down a basis`, { cites: [rule.cite, exemption.cite], notes: subsector.notes })
  }
  return scope('84.106', 'yes', `${over}, and ${exemption.cite} does not exempt it: ${subsector.basis}`, { cites: [rule.cite], notes: subsector.notes })
}
