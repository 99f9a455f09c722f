import { dayText } from '../exact/day'
import { isNotCertified } from '../records/not-certified'
import { isBlank, paragraphOf, type Report } from './check'
import type { CircuitView } from './circuit-view'

const checkLife = (view: CircuitView, report: Report): void => {
  const { install_date, retired_on, status } = view.appliance
  const gone = status === 'retired' || status === 'disposed'
  const cite = '40 CFR 82.157(l)(1); 40 CFR 84.106(l)(1)'
  if (gone && retired_on === null) {
    report({ record: 'appliances', record_id: view.name, rule: 'retired_on_missing', message: `status is ${status} and retired_on is empty: the full-charge record is kept until three years after retirement. Enter the day.`, cite })
  }
  for (const { inspection_id, inspection_date } of view.records.inspections) {
    if (inspection_date === null || install_date === null || inspection_date >= install_date) continue
    report({ record: 'leak_inspections', record_id: inspection_id, rule: 'inspection_before_install', message: `inspection_date is ${dayText(inspection_date)}, before install_date ${dayText(install_date)} of the appliance. Correct one of the two.`, cite })
  }
  for (const { event_id, service_date } of view.records.events) {
    if (service_date !== null && retired_on !== null && service_date > retired_on) {
      report({ record: 'refrigerant_events', record_id: event_id, rule: 'event_after_retirement', message: `service_date is ${dayText(service_date)}, after the appliance was ${status ?? 'retired'} on ${dayText(retired_on)}. Correct one of the two, or the appliance.`, cite })
    }
  }
}

const checkRepairs = (view: CircuitView, report: Report): void => {
  for (const repair of view.records.repairs) {
    const { repair_id, exceeded_on, repaired_on, mothballed_on, resumed_on, extension_requested_on } = repair
    const say = (rule: string, message: string, paragraph: string): void =>
      report({ record: 'leak_repairs', record_id: repair_id, rule, message, cite: paragraphOf(view.regimeOn(exceeded_on ?? repaired_on ?? view.asOf), paragraph) })
    if (exceeded_on !== null && repaired_on !== null && repaired_on < exceeded_on) {
      say('repair_before_exceedance', `repaired_on is ${dayText(repaired_on)}, before exceeded_on ${dayText(exceeded_on)}: a repair answers the exceedance it follows. Correct one of the two.`, '(d)')
    }
    if (exceeded_on !== null && mothballed_on !== null && mothballed_on < exceeded_on) {
      say('mothball_before_exceedance', `mothballed_on is ${dayText(mothballed_on)}, before exceeded_on ${dayText(exceeded_on)}. Correct one of the two.`, '(d)(3)')
    }
    if (mothballed_on !== null && resumed_on !== null && resumed_on < mothballed_on) {
      say('resumed_before_mothball', `resumed_on is ${dayText(resumed_on)}, before mothballed_on ${dayText(mothballed_on)}. Correct one of the two.`, '(l)(8)')
    }
    if (exceeded_on !== null && extension_requested_on !== null && extension_requested_on < exceeded_on) {
      say('extension_before_exceedance', `extension_requested_on is ${dayText(extension_requested_on)}, before exceeded_on ${dayText(exceeded_on)}. Correct one of the two.`, '(f)')
    }
  }
}

const checkTests = (view: CircuitView, report: Report): void => {
  const { tests } = view.records
  const initials = tests.filter(({ kind, passed, test_date }) => kind === 'initial' && passed === true && test_date !== null)
  for (const test of tests) {
    const { test_id, kind, test_date, repair_id, normal_operation_on } = test
    if (kind !== 'follow_up' || test_date === null || isBlank(repair_id)) continue
    const decision = view.regimeOn(test_date)
    const say = (rule: string, message: string): void =>
      report({ record: 'verification_tests', record_id: test_id, rule, message, cite: paragraphOf(decision, '(e)(2)') })
    const isClocked = decision.thresholdPct !== null
    const before = initials.filter((initial) => initial.repair_id === repair_id)
    if (!isClocked && !before.some((initial) => (initial.test_date ?? test_date) <= test_date)) {
      const first = before[0]?.test_date ?? null
      say('follow_up_before_initial', `test_date of the follow-up test is ${dayText(test_date)}; repair ${repair_id} has ${first === null ? 'no passed initial test' : `its first passed initial test on ${dayText(first)}`}: it does not count. Record the initial test, or correct the date.`)
    }
    if (normal_operation_on !== null && test_date < normal_operation_on) {
      say('follow_up_before_normal_operation', `test_date of the follow-up test is ${dayText(test_date)}, before normal_operation_on ${dayText(normal_operation_on)}: it is made at normal operating conditions, and a pass before them does not count. Correct one of the two, or test again.`)
    }
  }
}

const checkInspections = (view: CircuitView, report: Report): void => {
  for (const inspection of view.records.inspections.filter(isNotCertified)) {
    const { inspection_id, inspection_date, all_visible_accessible_certified: certified } = inspection
    const decision = view.regimeOn(inspection_date ?? view.asOf)
    if (decision.regime === 'none') continue
    report({ record: 'leak_inspections', record_id: inspection_id, rule: 'inspection_not_certified', message: `all_visible_accessible_certified is ${certified}: the record certifies that all visible and accessible parts were inspected, and without that it is no inspection that was due. Inspect the rest, and record who certifies it.`, cite: paragraphOf(decision, '(l)(3)') })
  }
}

/** Days of one circuit's records that contradict each other; the order of tests where a regime binds is followed with their clocks. */
export const checkOrder = (view: CircuitView, report: Report): void => {
  checkLife(view, report)
  checkRepairs(view, report)
  checkTests(view, report)
  checkInspections(view, report)
}
