import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { run } from '../db/query'
import cellMacros from './cell-macros.sql?raw'
import { registerKinds, type RegisterKind } from './register-columns'
import { isTableRegister, registerKindOf } from './register-files'
import type { RegisterCounts, RegisterFile, RejectedCell } from './register-load'
import { loadTableRegister } from './table-register'
import { loadTariffRegister } from './tariff-register'

export interface LoadedRegisters {
  rejected: RejectedCell[]
  warnings: string[]
  /** Rows stored, by register. */
  rows: Record<RegisterKind, number>
  /** Rows of each file, in the order given. */
  files: RegisterCounts[]
}

/**
 * Loads registers into the project's tables under one import number; the caller owns the transaction.
 * Files lie where the connection may read. Rows of a day after `lastDay` (`YYYY-MM-DD`) are not read. Errors: `register-duplicate` (one kind twice), `register-invalid`.
 */
export const loadRegisters = async (
  connection: DuckDBConnection,
  importNo: number,
  files: readonly RegisterFile[],
  lastDay?: string,
): Promise<LoadedRegisters> => {
  refuseTwice(files)
  await run(connection, cellMacros)
  const result: LoadedRegisters = {
    rejected: [],
    warnings: [],
    rows: byKind(() => 0),
    files: [],
  }
  const counts = new Map<RegisterFile, RegisterCounts>()
  for (const file of [...files.filter(isNamed), ...files.filter((one) => !isNamed(one))]) {
    const loaded = isTableRegister(file.kind)
      ? await loadTableRegister(connection, importNo, { kind: file.kind, file, lastDay })
      : await loadTariffRegister(connection, importNo, file)
    result.rows[file.kind] += loaded.rows
    counts.set(file, { rows: loaded.rows, left: loaded.left })
    result.rejected.push(...loaded.rejected)
    result.warnings.push(...loaded.warnings)
  }
  result.files = files.map((file) => counts.get(file) as RegisterCounts)
  return result
}

/** Files known by their name go before those known by their content, of which there may be several: of one key the first counts. */
const isNamed = ({ label, kind }: RegisterFile): boolean => registerKindOf(label) === kind

const byKind = <T>(value: () => T): Record<RegisterKind, T> => Object.fromEntries(registerKinds.map((kind) => [kind, value()])) as Record<RegisterKind, T>

const refuseTwice = (files: readonly RegisterFile[]): void => {
  const labels = new Map<RegisterKind, string>()
  for (const { kind, label } of files.filter(isNamed)) {
    const first = labels.get(kind)
    if (first !== undefined)
      throw new EngineError('register-duplicate', `The register ${kind} is there twice: ${first} and ${label}`, {
        hint: 'Keep one of them, or import them one after the other',
      })
    labels.set(kind, label)
  }
}
