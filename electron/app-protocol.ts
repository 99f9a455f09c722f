import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { protocol } from 'electron'
import type { ArtifactRef } from '../analytics/contract'
import { appScheme, isAppAddress } from './app-address'
import { commonHeaders, fileHeaders } from './page-headers'
import { fileInside, safeSegments } from './path-jail'
import { text } from './text'

export type ArtifactFolders = Record<ArtifactRef['folder'], string>

export interface ServedFolders {
  /** The built page. */
  page: string
  /** Those of the open project; null while none is open. */
  artifacts(): ArtifactFolders | null
}

/** Makes `app:` a scheme like https: with an origin, storage, fetch and content policies. Call it before `ready`. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])

/** Serves the page and the open project's artifacts as `app://subcool/`, read-only. Call it after `ready`. */
export const serveApp = (folders: ServedFolders): void => protocol.handle(appScheme, (request) => answer(request, folders))

/** Answers GET and HEAD below `app://subcool/`; everything else is 404 or 405. */
export const answer = async ({ url, method }: Pick<Request, 'url' | 'method'>, folders: ServedFolders): Promise<Response> => {
  if (!isAppAddress(url)) return refusal(404, text.refused.page)
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, text.refused.method)
  const found = await find(new URL(url).pathname, folders)
  if (found === undefined) return refusal(404, text.refused.file)
  const { size } = await stat(found.path)
  const headers = fileHeaders(extname(found.path), found.kind, size)
  if (method === 'HEAD') return new Response(null, { headers })
  return new Response(Readable.toWeb(createReadStream(found.path)) as ReadableStream<Uint8Array>, { headers })
}

/** The file of an artifact of the open project; undefined when there is none, or when it would lie elsewhere. */
export const artifactFile = async ({ folder, path }: ArtifactRef, folders: ArtifactFolders | null): Promise<string | undefined> => {
  const segments = safeSegments(path.split('/').map(encodeURIComponent).join('/'))
  return folders === null || segments === undefined ? undefined : fileInside(folders[folder], segments)
}

const find = async (urlPath: string, folders: ServedFolders): Promise<{ path: string; kind: 'page' | 'artifact' } | undefined> => {
  const segments = safeSegments(urlPath === '/' || urlPath === '' ? '/index.html' : urlPath)
  if (segments === undefined) return undefined
  const [first, folder, ...rest] = segments
  if (first !== 'artifact') return as('page', await fileInside(folders.page, segments))
  const artifacts = folders.artifacts()
  if (artifacts === null || (folder !== 'reports' && folder !== 'exports') || rest.length === 0) return undefined
  return as('artifact', await fileInside(artifacts[folder], rest))
}

const as = <Kind extends 'page' | 'artifact'>(kind: Kind, path: string | undefined) => (path === undefined ? undefined : { path, kind })

const refusal = (status: number, reason: string): Response =>
  new Response(reason, { status, headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' } })
