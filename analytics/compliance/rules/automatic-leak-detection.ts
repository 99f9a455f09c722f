import { findRefrigerant } from '../../refrigerants'
import { dayText } from '../exact/day'
import { compare } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { Category, Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from './in-force'
import type { RuleData } from './load-rules'

export interface LeakDetectionDuty {
  /** Null where what decides is not known. */
  required: boolean | null
  due: Day | null
  reason: string
  cite: string
  notes: readonly RuleNote[]
}

/** Whether automatic leak detection is wanted, 40 CFR 84.108: large process and commercial refrigeration only, comfort cooling never. */
export const automaticLeakDetection = (
  rules: RuleData,
  { category, refrigerant, fullCharge, installDate, on }: {
    category: Category
    refrigerant: string | null
    fullCharge: Mass | null
    installDate: Day | null
    on: Day
  },
): LeakDetectionDuty => {
  const scope = ruleOn(rules.ald.scopes, on)
  const cite = scope?.cite ?? '40 CFR 84.108'
  const answer = (required: boolean | null, reason: string): LeakDetectionDuty =>
    ({ required, due: null, reason: `${reason}, ${cite}`, cite, notes: scope === undefined ? [] : distinctNotes([noteOn(scope)]) })
  if (scope === undefined) return answer(false, 'Automatic leak detection was not required on that day')
  if (!scope.categories.includes(category))
    return answer(false, 'Automatic leak detection is required of industrial process and commercial refrigeration only')
  if (fullCharge === null || fullCharge.lb.n <= 0n) return answer(null, 'The full charge is not known')
  if (compare(fullCharge.lb, scope.floor_lb) < 0) return answer(false, `The full charge is under ${scope.floor_lb.n} lb`)
  const known = findRefrigerant(refrigerant)
  if (known === undefined) return answer(null, 'The refrigerant is not known')
  if (!known.hasListedHfc && known.gwp <= scope.gwp_over)
    return answer(false, `${known.name} contains no listed HFC and its GWP is not over ${scope.gwp_over}`)
  if (installDate === null) return answer(null, 'The day of installation is not known')
  if (installDate < scope.installed_from) return answer(false, `It was installed before ${dayText(scope.installed_from)}`)
  const deadline = ruleOn(rules.ald.deadlines, on, (rule) =>
    rule.installed_from <= installDate && (rule.installed_before === null || installDate < rule.installed_before))
  return {
    ...answer(true, 'Automatic leak detection is required'),
    due: deadline?.days_after_installation == null ? deadline?.due ?? null : installDate + deadline.days_after_installation,
    notes: distinctNotes([noteOn(scope), deadline === undefined ? undefined : noteOn(deadline)]),
  }
}
