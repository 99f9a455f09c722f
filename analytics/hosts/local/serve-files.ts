import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { basename, extname } from 'node:path'
import type { ArtifactRef } from '../../contract'
import { decodePath, realPathInside } from './path-jail'
import { pagePolicy, replyFile, replyText } from './reply'

export type ArtifactFolders = Record<ArtifactRef['folder'], string>

/** Serves the built page: `/` is its index, hashed assets are kept by the browser, everything else is not. */
export const servePage = async (
  response: ServerResponse,
  options: { pageDir: string; port: number; urlPath: string; cookie: string | undefined },
): Promise<void> => {
  const relative = decodePath(options.urlPath === '/' ? '/index.html' : options.urlPath)
  const path = relative === undefined ? undefined : await fileInside(options.pageDir, relative.slice(1))
  if (path === undefined) return replyText(response, 404, 'There is no such page.')
  const hashed = options.urlPath.startsWith('/assets/')
  await replyFile(response, path, {
    'Content-Security-Policy': pagePolicy(options.port),
    'Cache-Control': hashed ? 'private, max-age=31536000, immutable' : 'no-store',
    ...(options.cookie === undefined ? {} : { 'Set-Cookie': options.cookie }),
  })
}

const shownInPlace = new Set(['.pdf', '.png', '.svg', '.html'])

/** Serves `/artifact/<folder>/<path>`: PDFs and pictures to look at, everything else to save. HTML and SVG run no script. */
export const serveArtifact = async (
  response: ServerResponse,
  folders: ArtifactFolders,
  urlPath: string,
): Promise<void> => {
  const [, , folder = '', ...rest] = urlPath.split('/')
  const relative = decodePath(rest.join('/'))
  const root = Object.hasOwn(folders, folder) ? folders[folder as ArtifactRef['folder']] : undefined
  const path = root === undefined || relative === undefined ? undefined : await fileInside(root, relative)
  if (path === undefined) return replyText(response, 404, 'There is no such file.')
  const extension = extname(path).toLowerCase()
  const disposition = shownInPlace.has(extension) ? 'inline' : 'attachment'
  await replyFile(response, path, {
    'Cache-Control': 'no-store',
    'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    ...(extension === '.html' || extension === '.svg'
      ? { 'Content-Security-Policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox` }
      : {}),
  })
}

const fileInside = async (folder: string, relative: string): Promise<string | undefined> => {
  const path = await realPathInside(folder, relative)
  return path !== undefined && (await stat(path)).isFile() ? path : undefined
}
