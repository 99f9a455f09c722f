import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { circuitsTouchedBy, recompute, type Recomputed, type Touched } from '../compliance/store'
import type { CircuitFacts } from '../compliance/checks/circuit-facts'
import { linkFindings } from '../compliance/link/link-findings'
import { recordCells } from '../compliance/records/export-records'
import type { RefrigerantRegister, SavedRecord } from '../contract/compliance'
import { EngineError } from '../contract/errors'
import { readRows } from '../db/query'
import { csvText } from '../documents/csv-text'
import type { Project } from '../project/open-project'
import { refrigerantTables } from '../registers/refrigerant-columns'
import { isAnalysed, keepAnalysed } from './analyse-project'
import { complianceContext, lastCompliance } from './compliance'
import { startImport } from './import-calls'

export interface RecordToSave {
  register: RefrigerantRegister
  /** Texts by column, as a register's file has them. */
  record: Readonly<Record<string, string>>
}

/** What is kept between records that are saved one after the other, while nothing else changes the project. */
export interface KnownFacts {
  facts: readonly CircuitFacts[] | undefined
}

/**
 * Imports one record of a register and works out anew what it touches, as one change: a record with a cell that can't be read is refused
 * whole (`register-invalid`). Before the first analysis, or after something else was imported, only the record is stored.
 */
export const saveRecord = async (project: Project, user: string, { register, record }: RecordToSave, known: KnownFacts): Promise<SavedRecord> => {
  const started = performance.now()
  const { jobs } = project
  const current = await isAnalysed(project)
  const before = current ? await touchedBy(project, register, record) : undefined
  const folder = mkdtempSync(join(project.layout.tmp, 'record-'))
  try {
    const file = join(folder, `${register}.csv`)
    writeFileSync(file, csvText(Object.keys(record), [Object.values(record)]))
    let done: Recomputed | undefined
    let changed: SavedRecord['circuits'] = null
    const { importNo } = await startImport(project, user, {
      files: [file],
      acceptTruncated: false,
      saved: register,
      alsoBeforeCommit: async (result) => {
        await refuseFaults(project, register, result.importNo)
        if (before === undefined) return
        const touched = both(before, await touchedBy(project, register, record))
        if (touched.circuits !== 'all') changed = touched.circuits.map(({ appliance_id, circuit_no }) => ({ applianceId: appliance_id, circuitNo: circuit_no }))
        const settings = await lastCompliance(jobs)
        done = await recompute(jobs, { ...complianceContext(settings), ...scopeOf(touched, known) })
        await linkFindings(jobs, settings.asOf)
        await keepAnalysed(project)
      },
    }, {})
    if (importNo === null) throw new EngineError('nothing-usable', `This record of ${register} was imported before, word for word; nothing is changed.`)
    if (done !== undefined && done.scope !== 'only') known.facts = done.facts
    return { importNo, circuits: done === undefined ? null : done.scope === 'all' ? 'all' : changed, seconds: Math.round(performance.now() - started) / 1000 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Stores a record once more with the reason why it does not count. Errors: `bad-arguments` where its key is not there. */
export const voidRecord = async (
  project: Project,
  user: string,
  { register, key, reason }: { register: RefrigerantRegister; key: readonly string[]; reason: string },
  known: KnownFacts,
): Promise<SavedRecord> => {
  const names = refrigerantTables[register].key
  if (names.length !== key.length) throw new EngineError('bad-arguments', `A record of ${register} is named by ${names.join(', ')}, not by ${key.length === 1 ? 'one word' : `${key.length} words`}.`)
  const record = await recordCells(project.jobs, register, key)
  if (record === undefined) throw new EngineError('bad-arguments', `There is no record ${key.join(', ')} in ${register}.`)
  if (record['void_reason'] !== undefined) throw new EngineError('bad-arguments', `The record ${key.join(', ')} of ${register} is void already: ${record['void_reason']}.`)
  return saveRecord(project, user, { register, record: { ...record, void_reason: reason } }, known)
}

const touchedBy = (project: Project, register: RefrigerantRegister, record: Readonly<Record<string, string>>): Promise<Touched> => {
  const [id = ''] = refrigerantTables[register].key
  const key = record[id] ?? ''
  return circuitsTouchedBy(project.jobs, register, register === 'appliances' ? { appliance_id: key, circuit_no: Number(record['circuit_no'] ?? 1) } : key)
}

const both = (one: Touched, other: Touched): Touched => ({
  circuits: one.circuits === 'all' || other.circuits === 'all' ? 'all' : [...new Map([...one.circuits, ...other.circuits].map((key) => [`${key.circuit_no} ${key.appliance_id}`, key])).values()],
  shared: one.shared || other.shared,
})

const scopeOf = ({ circuits, shared }: Touched, { facts: known }: KnownFacts) => (circuits === 'all' || (shared && known === undefined) ? {} : { only: circuits, known })

const refuseFaults = async ({ jobs }: Project, register: RefrigerantRegister, importNo: number | null): Promise<void> => {
  const faults = await readRows<{ column_name: string; reason: string; text: string | null }>(jobs, 'SELECT column_name, reason, text FROM rejected WHERE import_no = $importNo', { importNo: importNo ?? -1 })
  const [fault] = faults
  if (fault !== undefined)
    throw new EngineError('register-invalid', `The record was not stored: ${register}.${fault.column_name}${fault.text === null || fault.text === '' ? '' : ` "${fault.text}"`}: ${fault.reason}.`, {
      hint: faults.length === 1 ? 'Mend it and save again.' : `Mend it and the other ${faults.length - 1}, and save again.`,
    })
}
