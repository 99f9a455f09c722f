import { createReadStream, type ReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Readable } from 'node:stream'

/** A CSV's header row: its cells, its delimiter and the physical line it stands on. */
export interface CsvHeader {
  line: number
  delimiter: string
  names: string[]
}

/** Reads the header (the first line that is neither empty nor a `#` comment); undefined for a file without one. */
export const readCsvHeader = async (path: string): Promise<CsvHeader | undefined> => {
  let line = 0
  for await (const text of physicalLines(path)) {
    line++
    const clean = text.replace(/^\uFEFF/, '').replace(/\r$/, '')
    if (clean.trim() === '' || clean.startsWith('#')) continue
    const delimiter = mostFrequent(clean, [',', ';', '\t', '|'])
    return { line, delimiter, names: splitCells(clean, delimiter).map((name) => name.trim()) }
  }
  return undefined
}

/** Physical lines (1 = first of the file) on which the given records after the header begin, empty lines left out as a CSV reader does. */
export const linesOfRecords = async (path: string, headerLine: number, records: ReadonlySet<number>): Promise<Map<number, number>> => {
  const found = new Map<number, number>()
  let line = 0
  let record = 0
  let quoted = false
  for await (const text of physicalLines(path)) {
    line++
    if (line <= headerLine) continue
    if (!quoted) {
      if (text.replace(/\r$/, '') === '') continue
      record++
      if (records.has(record)) found.set(record, line)
    }
    for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quoted = !quoted
    if (found.size === records.size && !quoted) break
  }
  return found
}

/** Whether all of a file, packed with gzip or not, is UTF-8. */
export const isUtf8 = async (path: string): Promise<boolean> => {
  const { file, stream } = opened(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  } finally {
    file.destroy()
  }
}

const opened = (path: string): { file: ReadStream; stream: Readable } => {
  const file = createReadStream(path)
  return { file, stream: path.toLowerCase().endsWith('.gz') ? file.pipe(createGunzip()) : file }
}

async function* physicalLines(path: string): AsyncGenerator<string> {
  const { file, stream } = opened(path)
  stream.setEncoding('latin1')
  let rest = ''
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield Buffer.from(line, 'latin1').toString('utf8')
    }
    if (rest !== '') yield Buffer.from(rest, 'latin1').toString('utf8')
  } finally {
    file.destroy()
  }
}

const mostFrequent = (text: string, candidates: readonly string[]): string =>
  candidates.reduce((best, candidate) => (text.split(candidate).length > text.split(best).length ? candidate : best))

const splitCells = (line: string, delimiter: string): string[] => {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === delimiter && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell]
}
