import type { DuckDBConnection } from '@duckdb/node-api'
import { loadRegisters, type LoadedRegisters } from '../../../registers/load-registers'
import type { RegisterFile } from '../../../registers/register-load'

/** What is done on the project's connection while telemetry is read: nothing else may use that connection before it has settled. */
export interface Beside<T> {
  settled: Promise<T>
  /** Waits, whatever came of it. */
  over: () => Promise<void>
}

export const beside = <T>(work: Promise<T>, onFailure: () => void): Beside<T> => {
  const over = work.then(() => undefined, onFailure)
  return { settled: work, over: () => over }
}

/** Loads the units, which say the zones and files of telemetry, and then the other registers beside whatever goes on meanwhile. Errors: those of `loadRegisters`. */
export const loadUnitsFirst = async (jobs: DuckDBConnection, importNo: number, files: readonly RegisterFile[], lastDay: string | undefined): Promise<{ others: () => Promise<LoadedRegisters> }> => {
  const [units, rest] = [files.filter(isUnits), files.filter((file) => !isUnits(file))]
  const first = await loadRegisters(jobs, importNo, units, lastDay)
  return { others: async () => (rest.length === 0 ? first : together(files, [units, first], [rest, await loadRegisters(jobs, importNo, rest, lastDay)])) }
}

const isUnits = ({ kind }: RegisterFile): boolean => kind === 'units'

/** As if all had been loaded at once, in the order of the files. */
const together = (files: readonly RegisterFile[], ...parts: [files: readonly RegisterFile[], loaded: LoadedRegisters][]): LoadedRegisters => {
  const counts = new Map(parts.flatMap(([own, { files: counted }]) => own.map((file, index) => [file, counted[index]] as const)))
  const place = new Map(files.map(({ label }, index) => [label, index]))
  const [a, b] = parts.map(([, loaded]) => loaded) as [LoadedRegisters, LoadedRegisters]
  return {
    rejected: [...a.rejected, ...b.rejected].sort((one, other) => (place.get(one.file) ?? 0) - (place.get(other.file) ?? 0)),
    warnings: [...a.warnings, ...b.warnings],
    rows: Object.fromEntries(Object.entries(a.rows).map(([kind, rows]) => [kind, rows + b.rows[kind as keyof typeof b.rows]])) as LoadedRegisters['rows'],
    files: files.map((file) => counts.get(file) as LoadedRegisters['files'][number]),
  }
}
