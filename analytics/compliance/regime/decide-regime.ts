import { findRefrigerant, type Refrigerant } from '../../refrigerants'
import { dayText } from '../exact/day'
import { compare } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { Appliance, Category, Day } from '../records/records'
import type { Policy, Regime, RegimeDecision, RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from '../rules/in-force'
import { chargeFloor, startOf, thresholdOf } from '../rules/leak-repair'
import type { RuleData } from '../rules/load-rules'
import { periodOf } from '../rules/periods'
import { categoryOf, categoryWords } from './category'
import { scope82, scope84, type Scope } from './scope'
import { massText, poundsText } from './words'

export interface RegimeQuestion {
  appliance: Appliance
  /** The circuit's refrigerant on that day, as recorded. */
  refrigerant: string | null
  /** Its full charge on that day. */
  fullCharge: Mass | null
  on: Day
}

export interface RegimeContext {
  rules: RuleData
  policy: Policy
}

const decide = ({ appliance, refrigerant, fullCharge, on }: RegimeQuestion, { rules, policy }: RegimeContext): RegimeDecision => {
  const { category, notes: categoryNotes } = categoryOf(appliance, rules, on)
  const unbound = (regime: 'none' | 'undetermined', reason: string, cites: readonly string[] = [], notes: readonly RuleNote[] = []): RegimeDecision =>
    ({ regime, reason, cites, category, thresholdPct: null, notes })

  const floor = chargeFloor(rules, 'both', on)
  if (floor === null) {
    const before = ruleOn(rules['leak-repair'].before, on)
    return before === undefined
      ? unbound('none', 'None: no leak repair rule is in force on that day')
      : unbound('none', `None: before ${dayText(startOf(rules, '82.157'))} ${before.reason}`, [before.cite])
  }
  if (fullCharge === null) return unbound('undetermined', 'Undetermined: the full charge is not recorded; record it with its method, 40 CFR 82.157(l)(1), 84.106(l)(1)')
  if (fullCharge.lb.n <= 0n) return unbound('undetermined', `Undetermined: a full charge of ${massText(fullCharge)} is not possible; correct it, 40 CFR 82.157(l)(1), 84.106(l)(1)`)
  const known = findRefrigerant(refrigerant)
  if (known === undefined) {
    if (compare(fullCharge.lb, floor) < 0) {
      const lowest = rules['leak-repair'].regimes.find((rule) => rule.floor_lb === floor)?.cite ?? '40 CFR 82.157(a)'
      return unbound('none', `None: ${massText(fullCharge)} is under the lowest floor of any leak repair rule, ${poundsText(floor)} of ${lowest}, whatever the refrigerant`, [lowest])
    }
    const name = refrigerant === null || refrigerant.trim() === '' ? 'the refrigerant is not recorded' : `the refrigerant ${refrigerant.trim()} is not in the refrigerant table`
    return unbound('undetermined', `Undetermined: ${name}; name it, nothing unknown is exempt`)
  }
  const circuit = { appliance, refrigerant: known, fullCharge, category, on, rules, policy }
  return combine(scope82(circuit), scope84(circuit), known, category, categoryNotes, rules, on)
}

const recalled = (refrigerant: Refrigerant): RuleNote | undefined =>
  refrigerant.certainty === 'memory'
    ? { cite: '40 CFR 84.64', certainty: 'memory', note: `Composition and GWP of ${refrigerant.name} are recalled, not read in an official table.` }
    : undefined

const combine = (
  of82: Scope, of84: Scope, refrigerant: Refrigerant, category: Category, categoryNotes: readonly RuleNote[], rules: RuleData, on: Day,
): RegimeDecision => {
  const binding = [of82, of84].filter((scope) => scope.binds === 'yes')
  const notes = (...scopes: Scope[]): RuleNote[] => distinctNotes([...scopes.flatMap((scope) => scope.notes), recalled(refrigerant)])
  if (binding.length === 0) {
    if (of84.binds === 'undetermined') {
      return { regime: 'undetermined', reason: `Undetermined: ${of84.reason}`, cites: of84.cites, category, thresholdPct: null, notes: notes(of84) }
    }
    const [first, second] = of84.out === 'Exempt' || of82.cites.length === 0 || refrigerant.odsClass === null ? [of84, of82] : [of82, of84]
    return {
      regime: 'none',
      reason: `${first.out ?? 'None'}: ${first.reason}; ${second.reason}`,
      cites: [...new Set([...first.cites, ...second.cites])],
      category,
      thresholdPct: null,
      notes: notes(of82, of84),
    }
  }
  const regime: Regime = binding.length === 2 ? 'both' : binding[0]?.regime ?? 'none'
  const threshold = thresholdOf(rules, category, on, regime)
  const blend = regime === 'both' ? ruleOn(rules['leak-repair'].interplay, on) : undefined
  const open = of84.binds === 'undetermined' ? `; under 40 CFR 84.106 ${of84.reason}` : ''
  const limit = threshold === undefined ? '' : `; ${categoryWords[category]}, ${threshold.pct} % by ${threshold.cite}`
  return {
    regime,
    reason: `${binding.map((scope) => `${scope.regime}: ${scope.reason}`).join('; ')}${open}${limit}`,
    cites: binding.flatMap((scope) => scope.cites),
    category,
    thresholdPct: threshold?.pct ?? null,
    notes: distinctNotes([
      ...notes(of82, of84), ...categoryNotes, ...(threshold?.notes ?? []), blend === undefined ? undefined : noteOn(blend),
    ]),
  }
}

interface Decided extends Omit<RegimeQuestion, 'appliance'> {
  vrf: Policy['vrf']
  answer: RegimeDecision
}

const decided = new WeakMap<RuleData, WeakMap<Appliance, Decided[]>>()

const decidedOf = (rules: RuleData, appliance: Appliance): Decided[] => {
  const ofRules = decided.get(rules) ?? new WeakMap<Appliance, Decided[]>()
  const known = ofRules.get(appliance)
  if (known !== undefined) return known
  const none: Decided[] = []
  decided.set(rules, ofRules.set(appliance, none))
  return none
}

const isSameMass = (a: Mass | null, b: Mass | null): boolean =>
  a === b || (a !== null && b !== null && a.written === b.written && a.unit === b.unit && a.lb.n === b.lb.n && a.lb.d === b.lb.d)

/**
 * Which leak repair rule binds a circuit on a day: 40 CFR 82.157 for ozone-depleting refrigerants, 84.106 for HFCs and substitutes,
 * both, none, or `undetermined` where what decides is not known. Nothing unknown exempts. One answer is given again while no rule
 * starts or ends, so an appliance must not be changed between questions.
 */
export const decideRegime = (question: RegimeQuestion, context: RegimeContext): RegimeDecision => {
  const { appliance, refrigerant, fullCharge, on } = question
  const { rules, policy } = context
  const period = periodOf(rules, on)
  const known = decidedOf(rules, appliance)
  const again = known.find((one) =>
    one.on === period && one.refrigerant === refrigerant && one.vrf === policy.vrf && isSameMass(one.fullCharge, fullCharge))
  if (again !== undefined) return again.answer
  const answer = decide(question, context)
  known.push({ refrigerant, fullCharge, on: period, vrf: policy.vrf, answer })
  return answer
}
