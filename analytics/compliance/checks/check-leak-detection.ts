import { addMonths, dayText } from '../exact/day'
import { aldCalibrationMonths, automaticLeakDetection } from '../rules'
import { mayBind, paragraphOf, type Report } from './check'
import type { CircuitView } from './circuit-view'

/** Automatic leak detection: calibrated where it stands in for inspections, there where it is wanted, 40 CFR 82.157(g), 84.106(g), 84.108. */
export const checkLeakDetection = (view: CircuitView, report: Report): void => {
  const { appliance, asOf, rules, name } = view
  const { ald_installed, ald_last_calibrated: calibrated } = appliance
  const decision = view.regimeOn(asOf)
  const say = (rule: string, message: string, cite: string): void => report({ record: 'appliances', record_id: name, rule, message, cite })
  if (ald_installed === true && mayBind(decision)) {
    const months = aldCalibrationMonths(rules, asOf)
    if (calibrated === null || addMonths(calibrated, months) < asOf) {
      say('ald_not_calibrated', `ald_last_calibrated is ${calibrated === null ? 'empty' : dayText(calibrated)}: automatic leak detection is audited or calibrated every ${months} months, and does not stand in for leak inspections otherwise. Calibrate it and record the day.`, paragraphOf(decision, '(l)(4)'))
    }
  }
  if (ald_installed === true || decision.regime === 'none') return
  const duty = automaticLeakDetection(rules, {
    category: decision.category,
    refrigerant: view.refrigerantOn(asOf),
    fullCharge: view.fullChargeOn(asOf),
    installDate: appliance.install_date,
    on: asOf,
  })
  if (duty.required !== true || duty.due === null || duty.due >= asOf) return
  say('ald_missing', `ald_installed is ${ald_installed === null ? 'empty' : 'false'}: ${duty.reason}, by ${dayText(duty.due)}. Install it and record it.`, duty.cite)
}
