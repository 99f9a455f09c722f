import { EngineError } from '../../../../contract/errors'
import type { FileHead } from '../../reading/file-head'
import { findTable, type FoundTable } from './find-table'
import { findTime } from './find-time'
import { readColumns, timesRepeat } from './generic'
import { mappingNeeded } from './mapping-needed'

/** What is missing for a text table to be telemetry; undefined when it is no table with rows at all. */
export const tableRefusal = (head: FileHead): EngineError | undefined => {
  const table = findTable(head)
  if (table === undefined) return undefined
  const signals = readColumns(table).signals.length
  const time = findTime(table.names, table.rows, head, false)
  if (time === undefined) return signals === 0 ? undefined : noTime(head, table)
  if (timesRepeat(table, time.text?.columns ?? [time.column]))
    return new EngineError('file-unrecognised', `${head.file.label} is no telemetry of one unit: most of its times stand in several rows, and no column names a unit.`, {
      hint: 'If its rows are samples, add a column that names the unit, or write a mapping for it (docs/formats.md).',
    })
  const needed = mappingNeeded(head, table, time)
  if (needed !== undefined) return needed
  return new EngineError('file-unrecognised', `${head.file.label} is no heat pump telemetry: of its columns ${shown(table)} ${signals === 0 ? 'none is' : 'too few are'} a heat pump signal that Subcool knows.`, {
    hint: 'Write a mapping for it (docs/formats.md), or rename its columns as the data contract does.',
  })
}

const noTime = (head: FileHead, table: FoundTable): EngineError =>
  new EngineError('no-time-column', `${head.file.label} has no time column that can be read: its columns are ${shown(table)}.`, {
    hint: 'Each row needs a date and a time of day, such as 2026-01-31 14:05:00; write the date into the file, or a mapping for it (docs/formats.md).',
  })

const shown = ({ names }: FoundTable): string => names.filter((name) => name !== '').slice(0, 8).join(', ').slice(0, 160)
