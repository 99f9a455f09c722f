import { findRefrigerant } from '../../refrigerants'
import { compare, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import { dayOf, yearOf } from '../exact/day'
import type { Appliance, Day } from '../records/records'
import type { Certainty } from '../results'
import { ruleOn, inForce } from '../rules/in-force'
import type { RuleData } from '../rules/load-rules'
import { stateCode } from '../rules/state-code'
import { categoryOf } from './category'

/** What a state adds to the federal rules for one circuit. */
export interface StateDuty {
  state: string
  /** `registration`, `repair`, `annual_report` ..; `undetermined` where charge or refrigerant is not known. */
  id: string
  duty: string
  /** The next day by which it is due, where the rule names one. */
  due: Day | null
  /** Days that a clock of the state runs, as 14 for a repair. */
  days: number | null
  retentionYears: number | null
  cite: string
  certainty: Certainty
  note: string | null
}

type Rule = RuleData['states']['duties'][number]

const nextOf = (monthDay: string, on: Day): Day => {
  const thisYear = dayOf(`${yearOf(on)}-${monthDay}`)
  return thisYear >= on ? thisYear : dayOf(`${yearOf(on) + 1}-${monthDay}`)
}

const isInBand = (rule: Rule, lb: Fraction): boolean => {
  const overFloor = compare(lb, rule.floor_lb)
  return (rule.at_floor ? overFloor >= 0 : overFloor > 0) && (rule.under_lb === null || compare(lb, rule.under_lb) < 0)
}

/**
 * The duties that a state's overlay (California, Washington, New York) adds for a circuit on a day, in the order of the rule data; empty
 * for other states. Refrigeration is commercial refrigeration and industrial process refrigeration, all else air conditioning.
 */
export const stateDuties = (
  { state, appliance, refrigerant, fullCharge, on }: {
    state: string | null
    appliance: Pick<Appliance, 'asset_type' | 'category' | 'ipr_capacity_pct' | 'install_date'>
    refrigerant: string | null
    fullCharge: Mass | null
    on: Day
  },
  rules: RuleData,
): StateDuty[] => {
  const code = stateCode(state)
  const ofState = inForce(rules.states.duties, on).filter((rule) => rule.state === code)
  if (code === null || ofState.length === 0) return []
  const retentionYears = ruleOn(rules.states.retentions, on, (rule) => rule.state === code)?.years ?? null
  const { category } = categoryOf(appliance, rules, on)
  const equipment = category === 'commercial_refrigeration' || category === 'ipr' ? 'refrigeration' : 'air_conditioning'
  const ofEquipment = ofState.filter((rule) => rule.equipment.includes(equipment))
  const known = findRefrigerant(refrigerant)
  const first = ofEquipment[0]
  if (first === undefined) return []
  if (known === undefined || fullCharge === null || fullCharge.lb.n <= 0n) {
    const missing = known === undefined ? 'the refrigerant' : 'the full charge'
    return [{
      state: code, id: 'undetermined', due: null, days: null, retentionYears, cite: first.cite, certainty: 'interpretation', note: null,
      duty: `Whether the state's rules bind is not known: ${missing} is not recorded or not known.`,
    }]
  }
  return ofEquipment
    .filter((rule) => isInBand(rule, fullCharge.lb) && known.gwp >= (rule.gwp_from ?? -Infinity))
    .filter((rule) => rule.gwp_from === null ? known.hasListedHfc || known.odsClass !== null : true)
    .filter((rule) => rule.id !== 'gwp_limit' || (appliance.install_date !== null && appliance.install_date >= rule.effective_from))
    .map((rule) => ({
      state: code,
      id: rule.id,
      duty: rule.duty,
      due: rule.due ?? (rule.due_each_year === null ? null : nextOf(rule.due_each_year, on)),
      days: rule.days,
      retentionYears,
      cite: rule.cite,
      certainty: rule.certainty,
      note: rule.note ?? null,
    }))
}
