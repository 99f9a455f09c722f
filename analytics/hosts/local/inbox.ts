import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { safeDropPath } from './file-name'
import { decodePath } from './path-jail'
import { replyText } from './reply'

const partial = '.part'
const spareBytes = 64 * 1024 * 1024

export interface StoredFile {
  /** Absolute: what `import.*` calls take. */
  path: string
  name: string
  bytes: number
}

/** Removes what interrupted uploads of an earlier run left behind. */
export const clearPartialUploads = async (inboxDir: string): Promise<void> => {
  await mkdir(inboxDir, { recursive: true })
  const names = await readdir(inboxDir)
  await Promise.all(names.filter((name) => name.endsWith(partial)).map((name) => rm(join(inboxDir, name), { force: true })))
}

/**
 * Streams `PUT /inbox/<drop>/<path>` to the inbox. The file appears under its name only when it is whole;
 * an interrupted upload leaves nothing. `<drop>` keeps the files of one drop together.
 */
export const receiveUpload = async (
  request: IncomingMessage,
  response: ServerResponse,
  inboxDir: string,
  urlPath: string,
): Promise<void> => {
  const [, , drop = '', ...rest] = urlPath.split('/')
  const path = decodePath(rest.join('/'))
  const segments = path === undefined ? undefined : safeDropPath(path)
  if (!/^[a-z0-9-]{1,40}$/.test(drop) || segments === undefined)
    return replyText(response, 400, 'This name cannot be stored.')
  await mkdir(inboxDir, { recursive: true })
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > (await freeBytes(inboxDir))) return replyText(response, 507, 'There is not enough room on the disk.')
  const temporary = join(inboxDir, `${randomUUID()}${partial}`)
  const target = join(inboxDir, drop, ...segments)
  try {
    const writer = createWriteStream(temporary, { flags: 'wx' })
    await pipeline(request, writer)
    await mkdir(dirname(target), { recursive: true })
    await rename(temporary, target)
    const stored: StoredFile = { path: target, name: segments.at(-1) ?? '', bytes: writer.bytesWritten }
    replyText(response, 201, JSON.stringify(stored), { 'Content-Type': 'application/json; charset=utf-8' })
  } catch (error) {
    await rm(temporary, { force: true })
    if (response.destroyed || request.destroyed && !request.complete) return
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC'
    replyText(response, full ? 507 : 500, full ? 'The disk is full.' : 'The file could not be stored.')
  }
}

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return Math.max(0, bavail * bsize - spareBytes)
}
