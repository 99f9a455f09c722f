import { expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { Appliance } from '../../../analytics/compliance/records/records'
import { checkInstallation } from '../../../analytics/compliance/regime/installation'
import { complianceRules } from '../../../analytics/compliance/rules/load-rules'
import { appliance } from '../support/circuit'

const check = (asset_type: Appliance['asset_type'], refrigerant: string | null, made: string | null, installed: string | null, given: Partial<Appliance> = {}) =>
  checkInstallation(
    appliance(refrigerant, '12', {
      asset_type,
      components_mfg_date: made === null ? null : dayOf(made),
      install_date: installed === null ? null : dayOf(installed),
      ...given,
    }),
    { rules: complianceRules },
  )
const permit = { permit_date: dayOf('2023-10-04') }

test.each<[string, Appliance['asset_type'], string | null, string | null, string | null, Partial<Appliance>, string]>([
  ['T35', 'split_hp', 'R-410A', '2024-11-01', '2026-03-01', {}, 'warn'],
  ['T35', 'split_hp', 'R-410A', '2024-11-01', '2026-08-01', {}, 'ok'],
  ['T35', 'vrf', 'R-410A', '2025-10-01', '2026-12-01', {}, 'ok'],
  ['T35', 'vrf', 'R-410A', '2025-10-01', '2027-02-01', {}, 'not_ok'],
  ['last day', 'split_hp', 'R-410A', '2024-12-31', '2025-12-31', {}, 'ok'],
  ['first day', 'split_hp', 'R-410A', '2024-12-31', '2026-01-01', {}, 'warn'],
  ['last day', 'split_hp', 'R-410A', '2024-12-31', '2026-07-26', {}, 'warn'],
  ['first day', 'split_hp', 'R-410A', '2024-12-31', '2026-07-27', {}, 'ok'],
  ['made too late', 'split_hp', 'R-410A', '2025-01-01', '2026-08-01', {}, 'not_ok'],
  ['before the rule', 'split_hp', 'R-410A', '2020-01-01', '2024-12-31', {}, 'not_covered'],
  ['low GWP', 'split_hp', 'R-454B', null, '2026-08-01', {}, 'ok'],
  ['low GWP by little', 'split_hp', 'R-452B', null, '2026-08-01', {}, 'ok'],
  ['no HFC', 'split_hp', 'R-290', null, '2026-08-01', {}, 'not_covered'],
  ['no HFC', 'chiller_hp', 'R-22', null, '2026-08-01', {}, 'not_covered'],
  ['components of unknown age', 'split_hp', 'R-410A', null, '2026-08-01', {}, 'unknown'],
  ['unknown day', 'split_hp', 'R-410A', '2024-11-01', null, {}, 'unknown'],
  ['unknown refrigerant', 'split_hp', 'R-999', '2024-11-01', '2026-08-01', {}, 'unknown'],
  ['permit', 'vrf', 'R-410A', '2025-10-01', '2027-12-31', permit, 'ok'],
  ['permit too late', 'vrf', 'R-410A', '2025-10-01', '2027-06-01', { permit_date: dayOf('2023-10-05') }, 'not_ok'],
  ['permit, end', 'vrf', 'R-410A', '2025-10-01', '2028-01-01', permit, 'not_ok'],
  ['permit, unknown age', 'vrf', 'R-410A', null, '2027-06-01', permit, 'unknown'],
  ['last day', 'vrf', 'R-410A', '2025-12-31', '2026-12-31', {}, 'ok'],
  ['made too late', 'vrf', 'R-410A', '2026-01-01', '2026-12-31', {}, 'not_ok'],
  ['a small one is a split system', 'vrf', 'R-410A', '2025-10-01', '2026-08-01', { capacity_w: 17_000 }, 'not_ok'],
  ['chiller', 'chiller_hp', 'R-410A', '2024-11-01', '2025-01-01', {}, 'not_ok'],
  ['chiller', 'chiller_hp', 'R-513A', '2024-11-01', '2025-01-01', {}, 'ok'],
  ['product', 'pthp', 'R-410A', '2024-11-01', '2026-03-01', {}, 'ok'],
  ['product', 'pthp', 'R-410A', '2025-01-01', '2026-03-01', {}, 'not_ok'],
  ['no sector', 'process_hp', 'R-410A', '2024-11-01', '2026-03-01', {}, 'unknown'],
])('%s: %s with %s made %s installed %s', (_, kind, refrigerant, made, installed, given, verdict) => {
  const answer = check(kind, refrigerant, made, installed, given)
  expect(answer.verdict).toBe(verdict)
  expect(answer.cite).toContain('40 CFR 84.54')
  expect(answer.reason).toContain(answer.cite)
})

test('the reason names the GWP, the limit and the day', () => {
  expect(check('split_hp', 'R-410A', '2024-11-01', '2026-03-01').reason).toBe(
    'The GWP of R-410A, 2088, is not under 700; installed on 2026-03-01: the installation of components made before 2025-01-01 had ended on 2026-01-01; the agency had said that enforcing this date was no priority, 40 CFR 84.54')
})
