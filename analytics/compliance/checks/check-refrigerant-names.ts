import { findRefrigerant } from '../../refrigerants'
import { isBlank, type Report } from './check'
import type { SharedIndex } from './shared-index'

/** Refrigerants of disposals, transfers and purchases that are not in the table of refrigerants, 40 CFR 82.156(a)(3). */
export const checkRefrigerantNames = ({ disposals, transfers, purchases }: SharedIndex, report: Report): void => {
  const say = (record: 'disposals' | 'transfers' | 'purchases', record_id: string, refrigerant: string | null, cite: string): void => {
    if (isBlank(refrigerant) || findRefrigerant(refrigerant) !== undefined) return
    report({ record, record_id, rule: 'refrigerant_unknown', message: `refrigerant is ${refrigerant}, which is not in the table of refrigerants: what it is and its GWP can't be told, and sums by refrigerant list it by itself. Correct the name, written as R-410A.`, cite })
  }
  for (const { disposal_id, refrigerant } of disposals) say('disposals', disposal_id, refrigerant, '40 CFR 82.156(a)(3)(i)')
  for (const { transfer_id, refrigerant } of transfers) say('transfers', transfer_id, refrigerant, '40 CFR 82.156(a)(3)(iii)')
  for (const { purchase_id, refrigerant } of purchases) say('purchases', purchase_id, refrigerant, '')
}
