import { dayOf } from '../../../analytics/compliance/exact/day'
import type {
  Cylinder, CylinderMove, Disposal, Purchase, SharedRecords, Technician, Transfer,
} from '../../../analytics/compliance/records/records'
import { mass, site } from './circuit'

/** A person with a universal certificate, unless `given` says otherwise. */
export const technician = (technician_id: string, given: Partial<Technician> = {}): Technician => ({
  technician_id, name: `Name ${technician_id}`, employer: 'Service Co', epa_type: 'U', epa_number: `N-${technician_id}`, epa_program: 'ESCO',
  epa_date: dayOf('2015-01-01'), cert_copy_on_file: true, apprentice: false, supervisor_id: null, left_on: null, ...given,
})

export const disposal = (disposal_id: string, on: string, fullCharge: string | null, recovered: string | null, given: Partial<Disposal> = {}): Disposal => ({
  disposal_id, company_name: 'Service Co', appliance_location: 'Street 9', recovery_date: dayOf(on), refrigerant: 'R-410A',
  lb_recovered: recovered === null ? null : mass(recovered), full_charge: fullCharge === null ? null : mass(fullCharge), technician_id: 'T1',
  month: null, appliance_id: null, circuit_no: 1, cylinder_id: null, void_reason: null, ...given,
})

export const transfer = (transfer_id: string, on: string, pounds: string, given: Partial<Transfer> = {}): Transfer => ({
  transfer_id, date: dayOf(on), refrigerant: 'R-410A', lb: mass(pounds), purpose: 'reclamation', recipient_name: 'Reclaimer', recipient_address: 'Road 1',
  reclaimer_epa_id: null, site_id: 'S1', cylinder_id: null, void_reason: null, ...given,
})

export const purchase = (purchase_id: string, on: string, pounds: string, given: Partial<Purchase> = {}): Purchase => ({
  purchase_id, site_id: 'S1', date: dayOf(on), refrigerant: 'R-410A', lb: mass(pounds), supplier: 'Supply', invoice: 'I-1', cylinder_id: null,
  void_reason: null, ...given,
})

export const cylinder = (cylinder_id: string, given: Partial<Cylinder> = {}): Cylinder => ({
  cylinder_id, refrigerant: 'R-410A', kind: 'refillable', origin: 'virgin', reclaimed_virgin_pct: null, tare: null, capacity: null,
  received_on: dayOf('2026-01-02'), supplier: 'Supply', invoice: 'I-1', heel_lb: null, sent_to: null, sent_on: null, evacuated_inhg: null,
  certification_statement_file: null, void_reason: null, ...given,
})

export const move = (cylinder_id: string, on: string, from: string, to: string, pounds: string | null = null): CylinderMove => ({
  cylinder_id, date: dayOf(on), from, to, lb: pounds === null ? null : mass(pounds), void_reason: null,
})

/** One site and the technicians T1 (universal) and T2 (type II), unless `given` says otherwise. */
export const shared = (given: Partial<SharedRecords> = {}): SharedRecords => ({
  sites: [site()], technicians: [technician('T1'), technician('T2', { epa_type: 'II' })], disposals: [], transfers: [], purchases: [], cylinders: [],
  cylinderMoves: [], ...given,
})
