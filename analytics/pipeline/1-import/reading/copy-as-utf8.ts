import { open } from 'node:fs/promises'
import type { Compression } from './file-head'
import { unpackedBytes } from './scan-lines'
import { latinNote, linesDecoded, utf16Note, type TextEncoding } from './text-encoding'

/** Writes an unpacked copy of a file in UTF-8 and answers what to say of it. */
export const copyAsUtf8 = async (path: string, compression: Compression | null, encoding: TextEncoding, copy: string, signal: AbortSignal | undefined): Promise<string> => {
  const file = await open(copy, 'w')
  try {
    for await (const text of encoding === 'latin-1' ? latinPieces(path, compression) : utf16Pieces(path, compression, encoding)) {
      signal?.throwIfAborted()
      await file.writeFile(text)
    }
  } finally {
    await file.close()
  }
  return encoding === 'latin-1' ? latinNote : utf16Note
}

async function* latinPieces(path: string, compression: Compression | null): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of unpackedBytes(path, compression)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = bytes.lastIndexOf(10) + 1
    rest = bytes.subarray(end)
    yield linesDecoded(bytes.subarray(0, end))
  }
  yield linesDecoded(rest)
}

async function* utf16Pieces(path: string, compression: Compression | null, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of unpackedBytes(path, compression)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
