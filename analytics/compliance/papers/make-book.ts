import { findRefrigerant } from '../../refrigerants'
import { fullChargeOn } from '../history/full-charge-on'
import { refrigerantOn } from '../history/refrigerant-on'
import { isLive } from '../records/live'
import type { CircuitRecords, Day, Site } from '../records/records'
import { stateDuties } from '../regime/states'
import type { CircuitCompliance } from '../results'
import type { RuleData } from '../rules/load-rules'
import type { BookCircuit, ExemptCircuit, SiteBook } from './book'
import { byText } from './words'

/** One circuit with what follows from its records. */
export interface AnsweredCircuit {
  records: CircuitRecords
  compliance: CircuitCompliance
}

/**
 * Circuits by facility, as documents want them: those that a regime binds, bound, or may bind get their records, the rest one line with
 * the reason; voided ones get nothing. Sites by id, circuits by appliance and number, those without a site last.
 */
export const makeSiteBooks = (answered: Iterable<AnsweredCircuit>, settings: { asOf: Day; rules: RuleData }): SiteBook[] => {
  const books = new Map<string, SiteBook & { circuits: BookCircuit[]; exempt: ExemptCircuit[] }>()
  for (const circuit of answered) {
    if (!isLive(circuit.records.appliance)) continue
    const id = circuit.records.appliance.site_id ?? circuit.records.site?.site_id ?? ''
    const book = books.get(id) ?? emptyBook(id, circuit.records)
    books.set(id, book)
    if (everBound(circuit.compliance)) book.circuits.push(bookCircuit(circuit, settings))
    else book.exempt.push(exemptCircuit(circuit, settings.asOf))
  }
  return [...books.entries()]
    .sort(([a], [b]) => (a === '' || b === '' ? Number(a === '') - Number(b === '') : byText(a, b)))
    .map(([, book]) => ({ ...book, circuits: book.circuits.sort((a, b) => inOrder(a.compliance, b.compliance)), exempt: book.exempt.sort(inOrder) }))
}

const inOrder = (a: { appliance_id: string; circuit_no: number }, b: typeof a): number => byText(a.appliance_id, b.appliance_id) || a.circuit_no - b.circuit_no

const everBound = ({ decision, rates }: CircuitCompliance): boolean =>
  decision.regime !== 'none' || rates.some((rate) => rate.decision.regime !== 'none')

const emptyBook = (id: string, { site, appliance }: CircuitRecords) => ({
  site: id === '' ? null : (site ?? unknownSite(id)),
  owner: site?.owner_operator_name ?? appliance.owner_operator_name,
  address: site?.site_address ?? appliance.site_address,
  method: site?.leak_rate_method ?? null,
  circuits: [],
  exempt: [],
})

const unknownSite = (site_id: string): Site => ({
  site_id, owner_operator_name: null, site_address: null, leak_rate_method: null, method_set_on: null, acquired_on: null, state: null,
})

const bookCircuit = ({ records, compliance }: AnsweredCircuit, { asOf, rules }: { asOf: Day; rules: RuleData }): BookCircuit => {
  const written = refrigerantOn(records, asOf)
  const known = findRefrigerant(written)
  const fullCharge = fullChargeOn(records, asOf)
  const question = { state: records.site?.state ?? null, appliance: records.appliance, refrigerant: written, fullCharge, on: asOf }
  return { records, compliance, refrigerant: known?.name ?? written, gwp: known?.gwp ?? null, fullCharge, stateDuties: stateDuties(question, rules) }
}

const exemptCircuit = ({ records, compliance }: AnsweredCircuit, asOf: Day): ExemptCircuit => {
  const { appliance } = records
  const written = refrigerantOn(records, asOf)
  return {
    appliance_id: appliance.appliance_id,
    circuit_no: appliance.circuit_no,
    location: appliance.location_in_site,
    assetType: appliance.asset_type,
    refrigerant: findRefrigerant(written)?.name ?? written,
    fullCharge: fullChargeOn(records, asOf),
    reason: compliance.decision.reason,
    cites: compliance.decision.cites,
    notes: compliance.decision.notes,
    assumed: appliance.assumed,
  }
}
