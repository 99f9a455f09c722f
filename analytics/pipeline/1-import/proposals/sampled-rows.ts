import { closeSync, openSync, readSync } from 'node:fs'
import type { FileHead } from '../reading/file-head'
import type { FoundTable } from '../profiles/generic/find-table'
import { splitRecord } from '../reading/split-record'

/** Rows of a table from its beginning and, of a larger file, from places further on: each run of rows is whole and in order. */
export type SampledRows = string[][][]

const headRows = 2500
const spots = 12
const spotBytes = 24_576

/** Reads some rows so that, of a long file, nights, seasons and standstills are among them. Compressed files have their head only. */
export const sampleRows = (table: FoundTable, head: FileHead): SampledRows => {
  const width = table.names.length
  const split = (lines: readonly string[]) => lines.map((line) => splitRecord(line, table.delimiter)).filter((cells) => cells.length === width)
  const first = head.lines.slice(table.skipLines, table.skipLines + headRows)
  return [first, ...linesFurtherOn(head, first)].map(split).filter((rows) => rows.length > 1)
}

const linesFurtherOn = (head: FileHead, first: readonly string[]): string[][] => {
  const seen = first.reduce((sum, line) => sum + Buffer.byteLength(line) + head.newline.length, 0)
  const { path, size } = head.file
  if (head.compression !== null || size < seen + 4 * spotBytes) return []
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(spotBytes)
    return Array.from({ length: spots }, (_, spot) => {
      const from = seen + Math.floor(((size - spotBytes - seen) * (spot + 1)) / spots)
      const text = buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, spotBytes, from))
      return text.split(/\r?\n/).slice(1, -1)
    })
  } finally {
    closeSync(descriptor)
  }
}
