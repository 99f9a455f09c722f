import type { Appliance, Category, Day } from '../records/records'
import type { Policy, RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from '../rules/in-force'
import type { RuleData } from '../rules/load-rules'
import type { DatedRule } from '../rules/schemas/dated'
import { categoryOf } from './category'

export type SubsectorAnswer = 'yes' | 'no' | 'undetermined'

export interface SubsectorDecision {
  /** Whether it is residential and light commercial air conditioning and heat pumps, 40 CFR 84.106(a)(3)(ii). */
  answer: SubsectorAnswer
  /** What the answer rests on, to follow a colon or `because`. */
  basis: string
  /** A statement of the register that was not taken as it stands. */
  problem: 'subsector_conflict' | 'subsector_basis_missing' | null
  notes: readonly RuleNote[]
}

export type SubsectorFacts = Pick<
  Appliance, 'asset_type' | 'category' | 'ipr_capacity_pct' | 'rlc_subsector' | 'subsector_basis' | 'decided_by' | 'decided_on'
>

interface Default extends DatedRule {
  residential_light_commercial: SubsectorAnswer
  basis: string
}

const unnamed: SubsectorDecision = {
  answer: 'undetermined',
  basis: 'the kind of equipment is not recorded',
  problem: null,
  notes: [],
}

const asDecision = (rule: Default | undefined): SubsectorDecision =>
  rule === undefined
    ? unnamed
    : { answer: rule.residential_light_commercial, basis: rule.basis, problem: null, notes: distinctNotes([noteOn(rule)]) }

const defaultOf = (facts: SubsectorFacts, category: Category, policy: Policy, rules: RuleData, on: Day): SubsectorDecision => {
  const { asset_types: kinds, categories, vrf_policies: policies } = rules.subsectors
  const byCategory = ruleOn(categories, on, (rule) => rule.category === category)
  if (byCategory !== undefined) return asDecision(byCategory)
  if (facts.asset_type === 'vrf') return asDecision(ruleOn(policies, on, (rule) => rule.policy === policy.vrf))
  return asDecision(ruleOn(kinds, on, (rule) => rule.asset_type === facts.asset_type))
}

const stated = (facts: SubsectorFacts, answer: SubsectorAnswer): SubsectorDecision => {
  const basis = facts.subsector_basis?.trim() ?? ''
  const who = facts.decided_by === null || facts.decided_by.trim() === '' ? '' : `, decided by ${facts.decided_by.trim()}`
  return { answer, basis: basis === '' ? `the register says ${answer}` : `the register says ${answer} on the basis "${basis}"${who}`, problem: null, notes: [] }
}

/**
 * Whether an appliance is in the subsector that 84.106(a)(3)(ii) exempts: as the register states it, else by its category and kind. A
 * stated `no` is taken as it is; a stated `yes` against the default needs a written basis, without which a default of `no` holds; for
 * variable refrigerant flow the policy decides what is not stated.
 */
export const subsectorOf = (facts: SubsectorFacts, { rules, policy, on }: { rules: RuleData; policy: Policy; on: Day }): SubsectorDecision => {
  const byDefault = defaultOf(facts, categoryOf(facts, rules, on).category, policy, rules, on)
  const says = facts.rlc_subsector
  if (says === null || says === byDefault.answer) return byDefault
  const hasBasis = (facts.subsector_basis?.trim() ?? '') !== ''
  if (says === 'no') return stated(facts, 'no')
  if (says === 'undetermined') return facts.asset_type === 'vrf' || byDefault.answer === 'no' ? byDefault : stated(facts, 'undetermined')
  if (hasBasis) return stated(facts, 'yes')
  if (facts.asset_type === 'chiller_hp') return { ...byDefault, problem: 'subsector_conflict' }
  if (facts.asset_type === 'vrf') return byDefault
  if (byDefault.answer === 'no') return { ...byDefault, problem: 'subsector_basis_missing' }
  return {
    answer: 'undetermined',
    basis: 'the register says yes without a written basis',
    problem: 'subsector_basis_missing',
    notes: byDefault.notes,
  }
}
