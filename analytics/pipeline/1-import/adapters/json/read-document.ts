import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { EngineError } from '../../../../contract/errors'
import { importedSignals } from '../../../../db/canonical-columns'
import type { Compression, FileHead } from '../../reading/file-head'
import { ndjson, objectsOf } from '../../profiles/ndjson'
import { decoded } from '../../reading/text-encoding'
import { unpackZstd } from '../../reading/unpack-zstd'

/** Bytes of a document, unpacked, up to which it is read. */
export const largestDocument = 64 << 20

const rowKeys = new Set(['unit_id', 'ts', ...importedSignals.map(({ name }) => name)])

/** Whether a text is one JSON document rather than a table, or rows of objects. */
export const isDocument = (head: FileHead): boolean => {
  if (head.kind !== 'text') return false
  const [first = '', second = ''] = head.lines.map((line) => line.trim()).filter((line) => line !== '')
  if (!/^(\{\s*("|\}|$)|\[\s*([[{"\]\d-]|$))/.test(first)) return false
  const isRow = objectsOf(first).some((object) => second.startsWith('{') || Object.keys(object).some((key) => rowKeys.has(key)))
  return !isRow && ndjson.recognise(head) === undefined
}

/** Whether a text begins with a JSON object on a line of its own. */
export const hasObjects = ({ kind, lines }: FileHead): boolean => kind === 'text' && objectsOf(lines.find((line) => line.trim() !== '') ?? '').length > 0

/** The value of a whole JSON document, or the objects of one that has an object a line (an empty one for a line that is none), of at most 64 MiB, unpacked; undefined for a larger one. Errors: `file-damaged`. */
export const readDocument = async ({ file, compression, encoding }: FileHead): Promise<unknown> => {
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of unpacked(file.path, compression)) {
      size += piece.length
      if (size > largestDocument) return undefined
      pieces.push(piece)
    }
  } catch (cause) {
    throw damaged(`${file.label} is damaged: it breaks after ${size.toLocaleString('en-US')} unpacked bytes.`, cause)
  }
  const text = decoded(Buffer.concat(pieces), encoding).replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
    const objects = lines.map((line) => objectsOf(line)[0] ?? {})
    if (objects.filter((object) => Object.keys(object).length > 0).length * 2 > lines.length && lines.length > 1) return objects
    throw damaged(`${file.label} begins like JSON and is none: ${cause instanceof Error ? cause.message.slice(0, 120) : String(cause)}.`, cause)
  }
}

const unpacked = (path: string, compression: Compression | null): AsyncIterable<Buffer> => {
  if (compression === 'zstd') return unpackZstd(path)
  const source = createReadStream(path)
  return compression === 'gzip' ? source.pipe(createGunzip()) : source
}

const damaged = (message: string, cause: unknown): EngineError => new EngineError('file-damaged', message, { hint: 'Copy or export it again.', cause })
