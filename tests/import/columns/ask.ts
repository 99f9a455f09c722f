import { basename } from 'node:path'
import type { EngineContract, InputOf, InspectedColumn, InspectedColumns } from '../../../analytics/contract'
import type { Engine } from '../../../analytics/engine'
import { inputCheck, engineContract } from '../../../analytics/contract'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }
const check = inputCheck(engineContract)

/** Asks an engine as a page does: the input is checked first. */
export const ask = <Answer>(engine: Engine, name: keyof EngineContract, input: unknown): Promise<Answer> => engine.call(name, check(name, input), quiet) as Promise<Answer>

/** What the columns of one file are. */
export const columnsOf = (engine: Engine, file: string, more: Partial<InputOf<EngineContract['import.columns']>> = {}): Promise<InspectedColumns> =>
  ask(engine, 'import.columns', { file, name: basename(file), ...more })

/** One of the columns by its header. */
export const columnNamed = ({ columns }: InspectedColumns, source: string): InspectedColumn => {
  const found = columns.find((column) => column.source === source)
  if (found === undefined) throw new Error(`There is no column ${source}, only ${columns.map((column) => column.source).join(', ')}.`)
  return found
}
