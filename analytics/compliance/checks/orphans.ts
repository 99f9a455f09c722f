import type { RecordTable, Report } from './check'

/** A record that names what is not there. */
export interface Orphan {
  record: RecordTable
  record_id: string
  /** The field that names it: `appliance_id`, `repair_id`. */
  field: string
  /** What it names; null where the field is empty. */
  value: string | null
}

/** Records of circuits or repairs that are not in the registers: nothing is computed from them, 40 CFR 82.157(l), 84.106(l). */
export const checkOrphans = (orphans: readonly Orphan[], report: Report): void => {
  for (const { record, record_id, field, value } of orphans) {
    const isRepair = field === 'repair_id'
    const what = isRepair ? 'the leak repairs register' : 'the appliances register'
    const named = value === null ? `${field} is empty` : `${field} is ${value}, which is not in ${what}`
    report({
      record,
      record_id,
      rule: isRepair ? 'test_without_repair' : 'appliance_unknown',
      message: `${named}: nothing is computed from this record. ${isRepair ? 'Add the repair that was tested' : 'Add the appliance'}, or correct ${isRepair ? 'the id' : 'appliance_id and circuit_no'}.`,
      cite: isRepair ? '40 CFR 82.157(l)(5); 40 CFR 84.106(l)(5)' : '40 CFR 82.157(l); 40 CFR 84.106(l)',
    })
  }
}
