import { EngineError } from '../../../../contract/errors'
import type { FileHead } from '../../reading/file-head'
import { findTable } from '../../profiles/generic/find-table'
import { findTime } from '../../profiles/generic/find-time'
import { proposeColumns } from '../../proposals/propose-columns'
import { headOfTable } from './flat-head'
import { flattenDocument, type FlatTable } from './flatten'

const pathsShown = 8
const proposalsShown = 8
const valueShown = 40
const rowsLookedAt = 400

/** Why a JSON document can't be used by itself: its paths with their first values, and what the words of some say of them, so that a mapping can name them. */
export const unknownDocument = (document: unknown, head: FileHead): EngineError => {
  const { label } = head.file
  const table = flattenDocument(document)
  const filled = table.paths.flatMap((path, index) => {
    const value = table.rows.find((row) => (row[index] ?? '') !== '')?.[index]
    return value === undefined ? [] : [`${path} = ${value.slice(0, valueShown)}`]
  })
  if (filled.length === 0) return new EngineError('file-unrecognised', `${label} is JSON that Subcool does not know: it holds no values.`, { hint: 'Export it again.' })
  const shown = `${filled.slice(0, pathsShown).join('; ')}${filled.length > pathsShown ? `; and ${filled.length - pathsShown} more` : ''}`
  const rows = table.place === '' ? 'one record' : `${table.rows.length.toLocaleString('en-US')} records at ${table.place}`
  if (!hasSamples(table, head)) return new EngineError('file-unrecognised', `${label} is JSON without samples of a heat pump: ${rows}, with ${shown}.`, { hint: 'Export readings with their times.' })
  const proposed = proposalsOf(table, head)
  const likely = proposed.length === 0 ? '' : ` By their words ${proposed.join(', ')}.`
  return new EngineError('mapping-needed', `${label} is JSON that Subcool does not know: ${rows}, with ${shown}.${likely}`, {
    hint: 'Say once what its paths are, in a mapping with the paths as sources (docs/formats.md).',
  })
}

/** Whether any of it can be a reading: a number, and a time, whatever they are called. */
const hasSamples = ({ paths, rows }: FlatTable, head: FileHead): boolean => {
  const some = rows.slice(0, rowsLookedAt)
  return some.some((row) => row.some((cell) => cell !== '' && Number.isFinite(Number(cell)))) && findTime(paths.map(() => 'time'), some, head, false) !== undefined
}

/** `outdoor.temp is outdoor_c`, for paths of which the words tell a signal or the time. */
const proposalsOf = (flat: FlatTable, head: FileHead): string[] => {
  const asTable = headOfTable(head, flat)
  const table = findTable(asTable)
  if (table === undefined) return []
  const known = proposeColumns(table, asTable).flatMap(({ source, signal }) => (signal === null ? [] : [`${source} is ${signal}`]))
  return known.slice(0, proposalsShown)
}

/** Why a JSON document of more than the most bytes can't be used. */
export const largeDocument = (label: string, mostBytes: number): EngineError =>
  new EngineError('file-unrecognised', `${label} is one JSON document of more than ${mostBytes >> 20} MiB.`, { hint: 'Write one JSON object a line, or CSV.' })
