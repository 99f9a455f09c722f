import { checkInstallation as judgeInstallation } from '../regime/installation'
import type { Report } from './check'
import type { CircuitView } from './circuit-view'

/** Whether the appliance could be installed when it was, 40 CFR 84.54. */
export const checkInstallation = (view: CircuitView, report: Report): void => {
  const { appliance, rules, name, asOf } = view
  if (appliance.assumed) return
  const { verdict, reason, cite } = judgeInstallation(appliance, { rules, refrigerant: view.refrigerantOn(appliance.install_date ?? asOf) })
  if (verdict !== 'not_ok' && verdict !== 'warn') return
  report({ record: 'appliances', record_id: name, rule: verdict === 'warn' ? 'installation_doubtful' : 'installation_not_allowed', message: `${reason}. Check install_date, components_mfg_date, permit_date and refrigerant, and keep what shows them.`, cite })
}
