import { findRefrigerant } from '../../refrigerants'
import { dayText } from '../exact/day'
import type { Appliance, Day } from '../records/records'
import type { Certainty, RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from '../rules/in-force'
import type { RuleData } from '../rules/load-rules'
import type { DatedRule } from '../rules/schemas/dated'

export interface InstallationCheck {
  verdict: 'ok' | 'warn' | 'not_ok' | 'unknown' | 'not_covered'
  /** One sentence with its paragraph. */
  reason: string
  cite: string
  certainty: Certainty
  notes: readonly RuleNote[]
}

export type InstallationFacts = Pick<
  Appliance, 'asset_type' | 'refrigerant' | 'install_date' | 'components_mfg_date' | 'permit_date' | 'capacity_w'
>

type Sector = RuleData['transitions']['limits'][number]['sector']
type Installation = RuleData['transitions']['installations'][number]

const wattsPerBtuPerHour = 0.29307107
const base = '40 CFR 84.54'

const answer = (verdict: InstallationCheck['verdict'], sentence: string, rule?: DatedRule): InstallationCheck => ({
  verdict,
  reason: `${sentence}, ${rule?.cite ?? base}`,
  cite: rule?.cite ?? base,
  certainty: rule?.certainty ?? 'interpretation',
  notes: rule === undefined ? [] : distinctNotes([noteOn(rule)]),
})

const sectorOf = ({ transitions }: RuleData, { asset_type, capacity_w }: InstallationFacts, on: Day): Sector | undefined => {
  const sector = transitions.asset_sectors.find((rule) => rule.asset_type === asset_type)?.sector
  const size = ruleOn(transitions.vrf_sizes, on)
  const isSmall = size !== undefined && capacity_w !== null && capacity_w < size.from_btu_h * wattsPerBtuPerHour
  return sector === 'vrf' && isSmall ? size.below : sector
}

const fits = (rule: Installation, sector: Sector, made: Day, permit: Day | null): boolean =>
  rule.sector === sector
  && (rule.components_from === null || made >= rule.components_from)
  && (rule.components_before === null || made < rule.components_before)
  && (rule.permit_before === null || (permit !== null && permit < rule.permit_before))

/**
 * Whether a circuit might be installed when it was, 40 CFR 84.54: below the GWP limit of its sector, or while components of its age could
 * still be installed. `warn` where it could not, but the agency did not enforce it, or where something that is not recorded decides.
 */
export const checkInstallation = (
  appliance: InstallationFacts,
  { rules, refrigerant = appliance.refrigerant }: { rules: RuleData; refrigerant?: string | null },
): InstallationCheck => {
  const known = findRefrigerant(refrigerant)
  if (known === undefined) return answer('unknown', 'The refrigerant is not known')
  if (!known.hasListedHfc) return answer('not_covered', `${known.name} contains no listed HFC`)
  const { install_date: on, components_mfg_date: made, permit_date: permit } = appliance
  const sector = sectorOf(rules, appliance, on ?? Infinity)
  if (sector === undefined) return answer('unknown', 'No limit for this kind of equipment is in the rule data')
  const limits = rules.transitions.limits.filter((rule) => rule.sector === sector)
  const limit = on === null ? limits[0] : ruleOn(limits, on)
  if (limit === undefined) return answer('not_covered', `Installed on ${on === null ? 'an unknown day' : dayText(on)}, before a limit for this kind of equipment`)
  if (known.gwp < limit.gwp_from) return answer('ok', `The GWP of ${known.name}, ${known.gwp}, is under ${limit.gwp_from}`, limit)
  const over = `The GWP of ${known.name}, ${known.gwp}, is not under ${limit.gwp_from}`
  if (on === null) return answer('unknown', `${over}; when it was installed is not recorded`, limit)
  const ruleFor = (madeOn: Day) => ruleOn(rules.transitions.installations, on, (one) => fits(one, sector, madeOn, permit))
  const [oldest, newest] = [ruleFor(made ?? -Infinity), ruleFor(made ?? Infinity)]
  if (oldest !== newest) return answer('unknown', `${over}; when its components were made is not recorded`, limit)
  const told = `${over}; installed on ${dayText(on)}`
  return oldest === undefined ? answer('not_ok', `${told}, which nothing allows`, limit) : answer(oldest.verdict, `${told}: ${oldest.sentence}`, oldest)
}
