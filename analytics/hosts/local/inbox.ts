import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { EngineError } from '../../contract'
import { freeBytes } from '../../project/room'
import { asStorageError, diskFull } from '../../project/storage-error'
import { safeDropPath } from './file-name'
import { decodePath } from './path-jail'
import { replyText } from './reply'

const partial = '.part'

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
 * an interrupted upload leaves nothing. `<drop>` keeps the files of one drop together. `mayReceive` throws when the inbox is no longer ours.
 */
export const receiveUpload = async (
  request: IncomingMessage,
  response: ServerResponse,
  inboxDir: string,
  urlPath: string,
  mayReceive: () => void = () => undefined,
): Promise<void> => {
  const refusal = refusalOf(mayReceive)
  if (refusal !== undefined) return replyText(response, 410, refusal)
  const [, , drop = '', ...rest] = urlPath.split('/')
  const path = decodePath(rest.join('/'))
  const segments = path === undefined ? undefined : safeDropPath(path)
  if (!/^[a-z0-9-]{1,40}$/.test(drop) || segments === undefined)
    return replyText(response, 400, 'This name cannot be stored.')
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > (freeBytes(inboxDir) ?? Infinity)) return replyText(response, 507, noRoom(inboxDir, announced))
  const temporary = join(inboxDir, `${randomUUID()}${partial}`)
  const target = join(inboxDir, drop, ...segments)
  try {
    const bytes = await store(request, temporary)
    await mkdir(dirname(target), { recursive: true })
    await rename(temporary, target)
    const stored: StoredFile = { path: target, name: segments.at(-1) ?? '', bytes }
    replyText(response, 201, JSON.stringify(stored), { 'Content-Type': 'application/json; charset=utf-8' })
  } catch (error) {
    await rm(temporary, { force: true })
    if (response.destroyed || request.destroyed) return
    request.resume()
    const told = asStorageError(error, inboxDir, 'the file was not stored')
    if (told instanceof EngineError) replyText(response, told.code === 'disk-full' ? 507 : 500, `${told.message} ${told.hint ?? ''}`)
    else replyText(response, 500, 'The file could not be stored.')
  }
}

const refusalOf = (check: () => void): string | undefined => {
  try {
    check()
    return undefined
  } catch (error) {
    return error instanceof EngineError ? `${error.message} ${error.hint ?? ''}` : String(error)
  }
}

/** Writes a request's body to a new file; when that fails the request stays open for an answer. */
const store = async (request: IncomingMessage, path: string): Promise<number> => {
  const file = await open(path, 'wx')
  let bytes = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      await file.writeFile(chunk)
      bytes += chunk.length
    }
  } finally {
    await file.close()
  }
  return bytes
}

const noRoom = (inboxDir: string, needed: number): string => {
  const { message, hint } = diskFull(inboxDir, 'the file was not stored.', { needed })
  return `${message} ${hint ?? ''}`
}
