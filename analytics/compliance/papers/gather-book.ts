import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { inspectCircuit } from '../checks/check-circuit'
import type { CheckContext } from '../checks/check'
import type { CircuitFacts } from '../checks/circuit-facts'
import { computeCircuit } from '../compute-circuit'
import { disposalMonths } from '../lists/disposal-months'
import { equipmentLine, type EquipmentLine } from '../lists/equipment-register'
import { circuitRetention, sharedRetention, type RetentionLine } from '../lists/retention'
import { technicianRoster } from '../lists/technician-roster'
import { usageSummary } from '../lists/usage-summary'
import { isLive } from '../records/live'
import { readCircuits, readShared } from '../records/read-records'
import type { BookSettings, ComplianceBook } from './book'
import { makeSiteBooks, type AnsweredCircuit } from './make-book'

export type GatherSettings = Omit<BookSettings, 'asOf' | 'rules' | 'policy'>

/** A book, and the lists of every circuit and record that only an audit pack has. */
export interface GatheredBook {
  book: ComplianceBook
  equipment: EquipmentLine[]
  retention: RetentionLine[]
}

/** Reads all refrigerant records up to the as-of day and works out what the documents are drawn from. */
export const gatherBook = async (connection: DuckDBConnection, context: CheckContext, settings: GatherSettings): Promise<GatheredBook> => {
  const shared = await readShared(connection, { asOf: context.asOf })
  const facts: CircuitFacts[] = []
  const answered: AnsweredCircuit[] = []
  const equipment: EquipmentLine[] = []
  const retention: RetentionLine[] = []
  for await (const records of readCircuits(connection, { asOf: context.asOf })) {
    const inspected = inspectCircuit(records, shared, context)
    facts.push(inspected.facts)
    if (!isLive(records.appliance)) continue
    const found = computeCircuit(records, context)
    answered.push({ records, compliance: { ...found, violations: [...found.violations, ...inspected.violations] } })
    equipment.push(equipmentLine(records, context))
    retention.push(...circuitRetention(records, context))
  }
  const { asOf, rules, policy } = context
  return {
    book: {
      settings: { ...settings, asOf, rules, policy },
      sites: makeSiteBooks(answered, { asOf, rules }),
      shared: {
        technicians: shared.technicians,
        usage: usageSummary(shared, facts, context),
        roster: technicianRoster(shared, facts, context),
        disposals: disposalMonths(shared, facts, context),
      },
    },
    equipment,
    retention: [...retention, ...sharedRetention(shared, context)],
  }
}

/** Years of which documents are drawn: that of the as-of day, and those before it that have a leak rate and are still within the retention of records. */
export const yearsWithRates = async (connection: DuckDBConnection, asOfYear: number, retentionYears: number): Promise<number[]> => {
  const found = await readRows<{ year: number }>(
    connection,
    `SELECT DISTINCT year(service_date)::INTEGER AS year FROM leak_rate WHERE regime <> 'none' AND year(service_date) BETWEEN $first AND $last ORDER BY year`,
    { first: asOfYear - retentionYears, last: asOfYear - 1 },
  )
  return [...found.map(({ year }) => year), asOfYear]
}
