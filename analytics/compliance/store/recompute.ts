import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../db/query'
import { quoteName } from '../../db/quote'
import { inTransaction } from '../../db/transaction'
import type { CheckContext } from '../checks/check'
import type { CircuitFacts } from '../checks/circuit-facts'
import type { Orphan } from '../checks/orphans'
import type { ComplianceContext } from '../context'
import { dayText } from '../exact/day'
import { byId, isLive } from '../records/live'
import { openCircuits, readShared, type CircuitBatch, type CircuitKey } from '../records/read-records'
import type { CircuitRecords, SharedRecords } from '../records/records'
import { unlinkedRecords } from '../records/unlinked-records'
import type { CalendarYear, CircuitCompliance, Violation } from '../results'
import { circuitRegimeColumns, circuitYearColumns, deadlineColumns, leakRateColumns, violationColumns, type OfCircuit } from './result-columns'
import { resultWriter } from './result-writer'

/** What is found in records: of one circuit by itself, of one beside the shared ones, and of all together. */
export interface Judge {
  circuit(records: CircuitRecords, context: ComplianceContext): CircuitCompliance
  inspect(records: CircuitRecords, shared: SharedRecords, context: CheckContext): { violations: readonly Violation[]; facts: CircuitFacts }
  shared(shared: SharedRecords, facts: readonly CircuitFacts[], context: CheckContext, orphans: readonly Orphan[]): readonly Violation[]
}

export interface RecomputeOptions extends CheckContext {
  /** Only these circuits, where results for the same day, rules and policy are there; else all. */
  only?: readonly CircuitKey[] | undefined
  /** Facts of all circuits as they were before the change of those in `only`: what lies between circuits is then judged anew as well. */
  known?: readonly CircuitFacts[] | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
}

export interface Recomputed {
  circuits: number
  /** All circuits and what lies between them; those asked for and what lies between all; or those asked for by themselves. */
  scope: 'all' | 'only and shared' | 'only'
  shared: SharedRecords
  /** Of all circuits, but for the scope `only`: of those asked for. What the lists of the fleet are made from. */
  facts: readonly CircuitFacts[]
}

const resultTables = ['leak_rate', 'deadline', 'violation', 'circuit_year', 'circuit_regime'] as const
const circuitsPerTurn = 32

/**
 * Writes the result tables of compliance anew as one change. Same records and context, same rows. With `only` and without `known`, what
 * is wrong between circuits and in shared records (rows of `violation` without a circuit) stays as it was.
 */
export const recomputeWith = (judge: Judge, connection: DuckDBConnection, options: RecomputeOptions): Promise<Recomputed> =>
  inTransaction(connection, async () => {
    const state = stateOf(options)
    const only = options.only !== undefined && (await isStateOf(connection, state)) ? options.only : undefined
    await clear(connection, only)
    const shared = await readShared(connection, { asOf: options.asOf, later: options.defaultAsOf })
    const judged = await judgeCircuits(judge, connection, shared, { ...options, only })
    if (only !== undefined && options.known === undefined) return { circuits: judged.length, scope: 'only', shared, facts: judged }
    const facts = only === undefined ? judged : replaced(options.known ?? [], judged)
    if (only !== undefined) await run(connection, 'DELETE FROM violation WHERE appliance_id IS NULL')
    const violations = resultWriter<Violation & Partial<OfCircuit>>(connection, 'violation', violationColumns)
    for (const violation of judge.shared(shared, facts, options, await unlinkedRecords(connection, options.asOf))) violations.add(violation)
    await violations.flush()
    if (only === undefined) {
      await run(connection, 'DELETE FROM compliance_state')
      await run(connection, 'INSERT INTO compliance_state VALUES ($asOf::DATE, $rules, $policy)', state)
    }
    return { circuits: judged.length, scope: only === undefined ? 'all' : 'only and shared', shared, facts }
  })

/** In the order in which circuits are read. */
const replaced = (known: readonly CircuitFacts[], changed: readonly CircuitFacts[]): CircuitFacts[] => {
  const facts = new Map(known.map((one) => [circuitKey(one), one]))
  for (const one of changed) facts.set(circuitKey(one), one)
  return facts.size === known.length ? [...facts.values()] : [...facts.values()].sort((a, b) => byId(a.appliance_id, b.appliance_id) || a.circuit_no - b.circuit_no)
}

const circuitKey = ({ appliance_id, circuit_no }: CircuitFacts): string => `${circuit_no} ${appliance_id}`

const judgeCircuits = async (judge: Judge, connection: DuckDBConnection, shared: SharedRecords, options: RecomputeOptions): Promise<CircuitFacts[]> => {
  const results = resultsOf(judge, connection, shared, options)
  const reading = await openCircuits(connection, { asOf: options.asOf, later: options.defaultAsOf, only: options.only })
  try {
    let batch = await reading.next()
    while (batch !== undefined) {
      options.signal?.throwIfAborted()
      const upcoming = results.write().then(reading.next)
      upcoming.catch(() => undefined)
      try {
        await judgeBatch(batch, results.add)
      } finally {
        await upcoming.catch(() => undefined)
      }
      options.onProgress?.(results.facts.length, batch.total)
      batch = await upcoming
    }
    await results.write()
  } finally {
    await reading.close()
  }
  return results.facts
}

/** Lets the database, which writes and reads meanwhile, have its turns. */
const judgeBatch = async (batch: CircuitBatch, add: (records: CircuitRecords) => void): Promise<void> => {
  for (let index = 0; index < batch.count; index++) {
    if (index % circuitsPerTurn === circuitsPerTurn - 1) await new Promise((resolve) => setImmediate(resolve))
    add(batch.records(index))
  }
}

const resultsOf = (judge: Judge, connection: DuckDBConnection, shared: SharedRecords, options: RecomputeOptions) => {
  const rates = resultWriter(connection, 'leak_rate', leakRateColumns(options.rules.version))
  const deadlines = resultWriter(connection, 'deadline', deadlineColumns)
  const violations = resultWriter<Violation & Partial<OfCircuit>>(connection, 'violation', violationColumns)
  const years = resultWriter<CalendarYear & OfCircuit>(connection, 'circuit_year', circuitYearColumns)
  const regimes = resultWriter(connection, 'circuit_regime', circuitRegimeColumns)
  const facts: CircuitFacts[] = []
  return {
    facts,
    add: (records: CircuitRecords): void => {
      const { appliance_id, circuit_no } = records.appliance
      const own = { appliance_id, circuit_no }
      const inspected = judge.inspect(records, shared, options)
      facts.push(inspected.facts)
      if (!isLive(records.appliance)) return
      const found = judge.circuit(records, options)
      for (const rate of found.rates) rates.add(rate)
      for (const deadline of found.deadlines) deadlines.add(deadline)
      for (const year of found.years) years.add({ ...year, ...own })
      regimes.add(found)
      for (const list of [found.violations, inspected.violations]) for (const violation of list) violations.add({ ...violation, ...own })
    },
    write: async (): Promise<void> => {
      for (const writer of [rates, deadlines, violations, years, regimes]) await writer.flush()
    },
  }
}

const stateOf = ({ asOf, rules, policy, defaultAsOf }: CheckContext) => ({
  asOf: dayText(asOf),
  rules: rules.version,
  policy: JSON.stringify([policy.vrf, policy.seasonalExcess, defaultAsOf === true]),
})

const isStateOf = async (connection: DuckDBConnection, state: ReturnType<typeof stateOf>): Promise<boolean> =>
  (await readRow(connection, 'SELECT 1 AS same FROM compliance_state WHERE as_of = $asOf::DATE AND rule_data_version = $rules AND policy = $policy', state)) !== undefined

const clear = async (connection: DuckDBConnection, only: readonly CircuitKey[] | undefined): Promise<void> => {
  for (const table of resultTables) {
    const name = quoteName(table)
    if (only === undefined) await run(connection, `DELETE FROM ${name}`)
    else await run(connection, `DELETE FROM ${name} WHERE (appliance_id, circuit_no) IN (${keyList})`, { keys: JSON.stringify(only) })
  }
}

const keyList = `SELECT (entry.appliance_id, entry.circuit_no) FROM (SELECT unnest(from_json($keys::JSON, '[{"appliance_id":"VARCHAR","circuit_no":"INTEGER"}]')) AS entry)`
