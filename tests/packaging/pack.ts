import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getRawHeader } from '@electron/asar'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface AsarFile {
  path: string
  size: number
  unpacked: boolean
  integrity: { algorithm: string; hash: string; blockSize: number; blocks: string[] } | undefined
}

interface HeaderNode {
  files?: Record<string, HeaderNode>
  size?: number
  unpacked?: boolean
  link?: string
  integrity?: AsarFile['integrity']
}

/** Packages for this system, or the one that the options name, into `folder`, on a stand-in unless `electron` is a folder of Electron; answers what was printed. */
export const packInto = (folder: string, options: readonly string[] = [], electron = ''): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/package.mjs', '--dir', `--output=${folder}`, ...options], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron },
  })
  if (status !== 0) throw new Error(`packaging failed:\n${stdout}\n${stderr}`)
  return `${stdout}\n${stderr}`
}

/** Every file of an archive, with what its header says. */
export const asarFiles = (archive: string): AsarFile[] => {
  const walk = (node: HeaderNode, path: string): AsarFile[] =>
    node.files === undefined
      ? [{ path, size: node.size ?? 0, unpacked: node.unpacked === true, integrity: node.integrity }]
      : Object.entries(node.files).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}/${name}`))
  return walk(getRawHeader(archive).header as HeaderNode, '')
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const readJson = (...path: string[]): Record<string, unknown> => JSON.parse(readFileSync(join(...path), 'utf8')) as Record<string, unknown>

/** `name version` of the package that a path within `node_modules` belongs to, or undefined. */
export const packageOf = (path: string): string | undefined => {
  const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
  if (folder === undefined) return undefined
  const { name, version } = readJson(folder, 'package.json')
  return `${String(name)} ${String(version)}`
}
