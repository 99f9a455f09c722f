import { basename } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import { readRows } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import type { FileHead } from '../reading/file-head'
import { canonical, recogniseColumns } from '../profiles/canonical'
import { daikinEspaltherma } from '../profiles/daikin-espaltherma'
import { generic } from '../profiles/generic/generic'
import { tableRefusal } from '../profiles/generic/refusal'
import { homeAssistant } from '../profiles/home-assistant'
import { ndjson, objectsOf } from '../profiles/ndjson'
import { longTable } from '../profiles/long/long-table'
import { nibe } from '../profiles/nibe'
import { emoncms } from '../profiles/emoncms'
import { labHpwh } from '../profiles/lab-hpwh'
import { ornlRooftop } from '../profiles/ornl-rooftop'
import { panasonic } from '../profiles/panasonic'
import type { Profile, Recognised } from '../profiles/profile'
import { vaillant } from '../profiles/vaillant'
import { splitRecord } from '../reading/split-record'

/** Every export the program knows by itself, the most particular first. */
export const profiles: readonly Profile[] = [vaillant, daikinEspaltherma, nibe, homeAssistant, panasonic, ornlRooftop, labHpwh, emoncms, ndjson, canonical, generic, longTable]

/** What a text file is. Errors: `no-time-column`, `no-rows`, `file-unrecognised`. */
export const recognise = (head: FileHead): Recognised => {
  for (const profile of profiles) {
    const found = profile.recognise(head)
    if (found === undefined) continue
    if (head.lines.length <= (found.csv?.skipLines ?? 0))
      throw new EngineError('no-rows', `${head.file.label} has a header and no rows.`, { hint: 'Export a period that has data.' })
    return found
  }
  throw unrecognised(head)
}

/** What a Parquet file is, by its columns. Errors: `file-damaged`, `file-unrecognised`. */
export const recogniseParquet = async (connection: DuckDBConnection, path: string, label: string): Promise<Recognised> => {
  const names = await parquetColumns(connection, path, label)
  const found = recogniseColumns(names)
  if (found === undefined)
    throw new EngineError('file-unrecognised', `${label} has no columns that Subcool knows (it has ${names.slice(0, 6).join(', ')}).`, {
      hint: 'Name the columns as the data contract does: unit_id, ts, power_w, outdoor_c, ...',
    })
  return found
}

export const parquetColumns = async (connection: DuckDBConnection, path: string, label: string): Promise<string[]> => {
  const damaged = (cause: unknown) => new EngineError('file-damaged', `${label} is a damaged Parquet file.`, { hint: 'Copy or export it again.', detail: String(cause), cause })
  const rows = await readRows<{ column_name: string }>(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${quoteText(path)}))`).catch((cause: unknown) => {
    throw damaged(cause)
  })
  const names = rows.map((row) => row.column_name)
  if (names.some((name) => name.includes('\0'))) throw damaged('names of columns with NUL bytes, which no query can name')
  return names
}

const unrecognised = (head: FileHead): EngineError => {
  const first = head.lines.find((line) => !line.startsWith('#')) ?? ''
  const delimiter = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] as string
  const [object] = objectsOf(first)
  const names = object === undefined ? splitRecord(first, delimiter).map((name) => name.trim()) : Object.keys(object)
  const known = names.some((name) => /^(unit_id|power_w|heat_w|outdoor_c|supply_c|compressor_hz|mode)$/i.test(name))
  if (known && !names.some((name) => /^ts$/i.test(name)))
    return new EngineError('no-time-column', `${head.file.label} has no time column: its columns are ${names.slice(0, 8).join(', ')}.`, {
      hint: 'Add a column ts with the start of each sample, such as 2026-01-31T14:05:00Z.',
    })
  const refusal = tableRefusal(head)
  if (refusal !== undefined) return refusal
  const shown = names.length > 1 ? `its first line reads ${names.slice(0, 5).join(', ').slice(0, 120)}` : `its first line reads "${first.slice(0, 60)}"`
  return new EngineError('file-unrecognised', `${basename(head.file.label)} is not an export that Subcool knows: ${shown}.`, {
    hint: 'Rename its columns as the data contract does, with ts for the time.',
  })
}
