import { isBlank, mayBind, type Report } from './check'
import type { CircuitView } from './circuit-view'

/** The site of a circuit is known, and has its one leak rate method where a regime binds, 40 CFR 82.152, 84.102. */
export const checkPlace = (view: CircuitView, report: Report): void => {
  const { appliance, site, shared, name } = view
  const [record, record_id] = ['appliances', name] as const
  if (!isBlank(appliance.site_id) && site === undefined && shared.sites.size > 0) {
    report({ record, record_id, rule: 'site_unknown', message: `site_id is ${appliance.site_id}, which is not in the sites register. Add the site, or correct the id.`, cite: '40 CFR 82.157(l)(1); 40 CFR 84.106(l)(1)' })
  }
  if ((site?.leak_rate_method ?? null) === null && mayBind(view.regimeOn(view.asOf))) {
    report({ record, record_id, rule: 'leak_rate_method_missing', message: `leak_rate_method of site ${appliance.site_id ?? '(none)'} is empty: one method holds for all appliances of a facility, and annualizing is assumed. Enter annualizing or rolling in the sites register.`, cite: '40 CFR 82.152; 40 CFR 84.102' })
  }
}
