import type { CheckContext } from '../checks/check'
import type { CircuitFacts } from '../checks/circuit-facts'
import { indexShared } from '../checks/shared-index'
import { monthOf } from '../exact/day'
import { add, zero } from '../exact/fraction'
import type { DisposalLine, DisposalMonth, TransferLine } from '../papers/book'
import { byId, circuitName } from '../records/live'
import type { SharedRecords } from '../records/records'
import { disposalScope } from '../rules'
import { refrigerantName } from './refrigerant-name'

const registered = (shared: SharedRecords, { asOf, rules }: CheckContext): { lines: DisposalLine[]; circuits: ReadonlySet<string> } => {
  const index = indexShared(shared, asOf)
  const circuits = new Set<string>()
  const lines = index.disposals.flatMap((disposal): DisposalLine[] => {
    const { disposal_id, recovery_date: date, refrigerant, full_charge: fullCharge, appliance_id, circuit_no, technician_id } = disposal
    if (date === null) return []
    if (appliance_id !== null) circuits.add(`${circuitName({ appliance_id, circuit_no })} ${date}`)
    if (disposalScope(rules, { refrigerant, fullCharge, assetType: null, category: 'other', on: date }).inScope === false) return []
    const technician = index.technicians.get(technician_id ?? '')?.name ?? technician_id
    return [{
      disposal_id,
      company: disposal.company_name,
      location: disposal.appliance_location,
      date,
      refrigerant: refrigerantName(refrigerant),
      recovered: disposal.lb_recovered,
      fullCharge,
      technician,
    }]
  })
  return { lines, circuits }
}

const recorded = (facts: readonly CircuitFacts[], known: ReadonlySet<string>): DisposalLine[] =>
  facts.flatMap(({ name, disposals }) =>
    disposals.flatMap(({ event_id, day, inScope, recovered, refrigerant, company, location, fullCharge, technician }): DisposalLine[] =>
      inScope === false || known.has(`${name} ${day}`)
        ? []
        : [{ disposal_id: event_id, company, location, date: day, refrigerant: refrigerantName(refrigerant), recovered, fullCharge, technician }],
    ),
  )

const totalsOf = (lines: readonly DisposalLine[]): DisposalMonth['totals'] => {
  const totals = new Map<string, DisposalMonth['totals'][number]>()
  for (const { refrigerant, recovered } of lines) {
    const known = totals.get(refrigerant ?? '') ?? { refrigerant, recovered: zero, appliances: 0 }
    totals.set(refrigerant ?? '', { refrigerant, recovered: add(known.recovered, recovered?.lb ?? zero), appliances: known.appliances + 1 })
  }
  return [...totals].sort(([a], [b]) => byId(a, b)).map(([, total]) => total)
}

const transferLines = (shared: SharedRecords, { asOf }: CheckContext): TransferLine[] =>
  indexShared(shared, asOf).transfers.flatMap((transfer): TransferLine[] =>
    transfer.date === null
      ? []
      : [{
          transfer_id: transfer.transfer_id,
          date: transfer.date,
          refrigerant: refrigerantName(transfer.refrigerant),
          lb: transfer.lb,
          purpose: transfer.purpose,
          recipient: transfer.recipient_name,
          address: transfer.recipient_address,
        }],
  )

/**
 * The log of disposed appliances of more than 5 and less than 50 lb with the totals of each month and what was sent away, 40 CFR
 * 82.156(a)(3). A circuit's disposal that the register holds on the same day is listed once, as the register says. Where the full charge
 * or the refrigerant is unknown, so that it can't be told, the disposal is listed.
 */
export const disposalMonths = (shared: SharedRecords, facts: readonly CircuitFacts[], context: CheckContext): DisposalMonth[] => {
  const { lines, circuits } = registered(shared, context)
  const appliances = [...lines, ...recorded(facts, circuits)].sort((a, b) => a.date - b.date || byId(a.disposal_id, b.disposal_id))
  const transfers = transferLines(shared, context).sort((a, b) => a.date - b.date || byId(a.transfer_id, b.transfer_id))
  const months = [...new Set([...appliances, ...transfers].map(({ date }) => monthOf(date)))].sort(byId)
  return months.map((month) => {
    const inMonth = appliances.filter(({ date }) => monthOf(date) === month)
    return { month, appliances: inMonth, totals: totalsOf(inMonth), transfers: transfers.filter(({ date }) => monthOf(date) === month) }
  })
}
