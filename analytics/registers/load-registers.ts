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
 * Files lie where the connection may read. Rows of a day after `lastDay` (`YYYY-MM-DD`) are not read; a file that is no such register is
 * `refused` among the counts, and the others are loaded. Errors: `register-duplicate` (one kind twice).
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
    const loaded = await orRefused(isTableRegister(file.kind) ? loadTableRegister(connection, importNo, { kind: file.kind, file, lastDay }) : loadTariffRegister(connection, importNo, file))
    if (loaded instanceof EngineError) {
      counts.set(file, { rows: 0, left: { rejected: 0, duplicate: 0 }, refused: loaded })
      continue
    }
    result.rows[file.kind] += loaded.rows
    counts.set(file, { rows: loaded.rows, left: loaded.left })
    result.rejected.push(...loaded.rejected)
    result.warnings.push(...loaded.warnings)
  }
  result.files = files.map((file) => counts.get(file) as RegisterCounts)
  return result
}

/** What a promise gives, or the reason why a register can't be read; other errors come as they are. */
export const orRefused = async <T>(work: Promise<T>): Promise<T | EngineError> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof EngineError && error.code === 'register-invalid') return error
    throw error
  }
}

/** Files known by their name go before those known by their content, of which there may be several: of one key the first counts. */
const isNamed = ({ label, kind }: Pick<RegisterFile, 'kind' | 'label'>): boolean => registerKindOf(label) === kind

const byKind = <T>(value: () => T): Record<RegisterKind, T> => Object.fromEntries(registerKinds.map((kind) => [kind, value()])) as Record<RegisterKind, T>

/** Errors: `register-duplicate` where one kind is there twice under its name. */
export const refuseTwice = (files: readonly Pick<RegisterFile, 'kind' | 'label'>[]): void => {
  const labels = new Map<RegisterKind, string>()
  for (const { kind, label } of files.filter(isNamed)) {
    const first = labels.get(kind)
    if (first !== undefined)
      throw new EngineError('register-duplicate', `The register ${kind} is there twice: ${first} and ${label}.`, {
        hint: 'Keep one of them, or import them one after the other.',
      })
    labels.set(kind, label)
  }
}
