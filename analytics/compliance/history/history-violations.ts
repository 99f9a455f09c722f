import { dayText } from '../exact/day'
import { massText, sameMass } from '../exact/mass-text'
import { circuitName, live } from '../records/live'
import type { ChargeRevision, CircuitRecords } from '../records/records'
import type { Violation } from '../results'
import { chargeHistory } from './full-charge-on'
import { refrigerantHistory, sameRefrigerant } from './refrigerant-on'

const chargeCite = '40 CFR 82.157(l)(1); 40 CFR 84.106(l)(1)'

const incomplete = (name: string, revision: ChargeRevision): Violation[] => {
  const missing = (['date', 'old', 'new'] as const).filter((field) => revision[field] === null)
  const [field] = missing
  if (field === undefined) return []
  return [{
    record: 'full_charge_revisions',
    record_id: revision.date === null ? name : `${name} ${dayText(revision.date)}`,
    rule: 'revision_incomplete',
    message: `${missing.join(', ')} is empty: ${field === 'old' ? 'where no earlier revision says it, the full charge before that day is not known, and no leak rate is computed' : 'the revision is not used'}; record the day and the full charge before and after.`,
    cite: chargeCite,
  }]
}

const unjoined = (name: string, records: CircuitRecords): Violation[] => {
  const { revisions, registered } = chargeHistory(records)
  const found: Violation[] = []
  const differs = (record: string, record_id: string, message: string): void => {
    found.push({ record, record_id, rule: 'full_charge_differs', message, cite: chargeCite })
  }
  for (const [index, revision] of revisions.entries()) {
    const before = revisions[index - 1]
    if (before === undefined || revision.old === null || sameMass(before.new, revision.old)) continue
    differs(
      'full_charge_revisions',
      `${name} ${dayText(revision.date)}`,
      `old is ${massText(revision.old)}, but the revision of ${dayText(before.date)} left ${massText(before.new)}: correct one of them or record the revision between them. Rates use the new value of each revision.`,
    )
  }
  const last = revisions.at(-1)
  if (last !== undefined && registered !== null && !sameMass(last.new, registered)) {
    differs(
      'appliances',
      name,
      `full_charge is ${massText(registered)}, but the revision of ${dayText(last.date)} set ${massText(last.new)}: correct the register or record the missing revision. Rates use the revisions.`,
    )
  }
  return found
}

const unusable = (name: string, records: CircuitRecords): Violation[] => {
  const { appliance } = records
  const { registered, revisions } = chargeHistory(records)
  const charge = revisions.at(-1)?.new ?? registered
  const report = (rule: string, message: string): Violation[] => [{ record: 'appliances', record_id: name, rule, message, cite: chargeCite }]
  if (charge !== null && charge.lb.n > 0n) return []
  if (charge !== null) {
    return report('full_charge_not_positive', `full_charge is ${massText(charge)}: no leak rate is computed from it. Record the pounds at normal operating characteristics.`)
  }
  const { fc_range_low: low, fc_range_high: high } = appliance
  if (low !== null && high !== null) {
    return report('full_charge_missing', `fc_range_low is ${massText(low)} and fc_range_high ${massText(high)}: no midpoint is computed of different units, and no leak rate. Give both in one unit.`)
  }
  if (appliance.assumed && records.events.length === 0) return []
  return report('full_charge_missing', 'full_charge is empty: no leak rate is computed, and no exemption is given. Record the full charge, or the range it lies in.')
}

const retrofitDiffers = (name: string, records: CircuitRecords): Violation[] => {
  const last = refrigerantHistory(records).retrofits.at(-1)
  const registered = records.appliance.refrigerant
  if (last === undefined) return []
  if (last.refrigerant === null) {
    return [{
      record: 'refrigerant_events',
      record_id: last.event_id,
      rule: 'refrigerant_missing',
      message: `refrigerant of the retrofit of ${dayText(last.service_date)} is empty: record it. What binds the circuit since then is undetermined.`,
      cite: '40 CFR 82.157(l)(2); 40 CFR 84.106(l)(2)',
    }]
  }
  if (registered === null || sameRefrigerant(registered, last.refrigerant)) return []
  return [{
    record: 'appliances',
    record_id: name,
    rule: 'refrigerant_differs',
    message: `refrigerant is ${registered}, but the retrofit of ${dayText(last.service_date)} (${last.event_id}) charged ${last.refrigerant}: correct the register or record the retrofit back. The retrofit holds.`,
    cite: '40 CFR 82.157(l)(2); 40 CFR 84.106(l)(2)',
  }]
}

/** What is wrong with the full charge and the refrigerant that are recorded of a circuit, 40 CFR 82.157(l)(1), 84.106(l)(1). */
export const historyViolations = (records: CircuitRecords): Violation[] => {
  const name = circuitName(records.appliance)
  return [
    ...live(records.revisions).flatMap((revision) => incomplete(name, revision)),
    ...unjoined(name, records),
    ...unusable(name, records),
    ...retrofitDiffers(name, records),
  ]
}
