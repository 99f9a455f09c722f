import { circuitSignals, furtherCircuits, ofCircuit } from '../db/canonical-columns'
import { inSchema } from '../db/in-schema'
import { run } from '../db/query'
import { quoteText, quoteTexts } from '../db/quote'
import { buildFeatures } from '../pipeline/2-features/build-features'
import { createFeatureSchema } from '../pipeline/2-features/feature-schema'
import { runModels } from '../pipeline/3-models/run-models'
import type { Profile } from '../pipeline/4-findings/profile'
import { raiseFindings } from '../pipeline/4-findings/raise-findings'
import { familiesOfCircuit } from '../pipeline/4-findings/watched-unit'
import type { Project } from '../project/open-project'
import { findCircuits, knownCircuits, schemaOf } from './find-circuits'
import findingsOfCircuit from './of_circuit.sql?raw'
import takeOver from './take_over_circuit.sql?raw'
import takeOverSignals from './take_over_signals.sql?raw'
import { featureVersion } from './version'

const toldOfCircuits = (sql: string): string => sql.replace('{families}', quoteTexts(familiesOfCircuit))

/** What is counted of a circuit's readings, by its name in the tables of the first circuit and in those of the unit. */
const countedOf = (circuitNo: number): [signal: string, name: string][] => [...circuitSignals.map((signal): [string, string] => [signal, ofCircuit(signal, circuitNo)]), ['isentropic_efficiency', `isentropic_efficiency_${circuitNo}`]]

const countedAs = (circuitNo: number): string =>
  `CREATE OR REPLACE TEMP TABLE circuit_signal AS SELECT * FROM (VALUES ${countedOf(circuitNo).map(([signal, name]) => `(${quoteText(signal)}, ${quoteText(name)})`).join(', ')}) AS t(signal, name); ${takeOverSignals}`

const countedTables = ['unit_day_gate', 'unit_signal', 'unit_signal_day'] as const

export interface CircuitOptions {
  asOf: string
  dataTo: string
  profile: Profile
  /** Whether telemetry, registers or the cut changed since the last time. */
  changed: boolean
  signal?: AbortSignal | undefined
}

/**
 * Judges the further refrigerant circuits of units by the same features, models and rules as the first, each in a schema of its own
 * (`circuit_2`, `circuit_3`), and adds their findings of refrigerant and compressor to `finding`, with their `circuit_no`; those of the first
 * circuit of such units become those of circuit 1. What is counted of their readings (`unit_day_gate`, `unit_signal`, `unit_signal_day`) is added
 * to that of the unit under the names of their columns. What is measured of the whole unit (its heat, its energy) tells nothing of one circuit.
 */
export const judgeCircuits = async (project: Project, { asOf, dataTo, profile, changed, signal }: CircuitOptions): Promise<void> => {
  const { jobs, connect, threads, layout } = project
  const cancel = signal === undefined ? {} : { signal }
  const circuits = changed ? await findCircuits(project) : await knownCircuits(jobs)
  const counted = furtherCircuits.flatMap((circuitNo) => countedOf(circuitNo).map(([, name]) => name))
  if (changed) for (const table of countedTables) await run(jobs, `DELETE FROM ${table} WHERE list_contains(${quoteTexts(counted)}, signal)`)
  for (const circuitNo of circuits) {
    await inSchema(jobs, schemaOf(circuitNo), async () => {
      await createFeatureSchema(jobs)
      if (changed) await buildFeatures({ jobs, connect, telemetryFolder: layout.telemetry, tmpFolder: layout.tmp, circuitNo }, { asOf, workers: threads, version: featureVersion, fromScratch: false, ...cancel })
      if (changed) await run(jobs, countedAs(circuitNo))
      await runModels(jobs, { workers: threads, ...cancel })
      await raiseFindings(jobs, { profile, asOf, dataTo, ...cancel })
      await run(jobs, toldOfCircuits(findingsOfCircuit), { circuitNo })
      await run(jobs, 'CREATE OR REPLACE TEMP TABLE circuit_unit AS SELECT DISTINCT unit_id FROM segment')
    })
    await run(jobs, toldOfCircuits(takeOver))
  }
}
