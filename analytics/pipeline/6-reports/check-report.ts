import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parseManifest } from './manifest'

/** What is wrong with one emitted report, file by file: `file` is empty for the report as a whole. */
export const checkReport = async (folder: string): Promise<{ file: string; what: string }[]> => {
  const path = join(folder, 'manifest.json')
  const manifest = existsSync(path) ? parseManifest(await readFile(path, 'utf8')) : undefined
  if (manifest === undefined) return [{ file: 'manifest.json', what: existsSync(path) ? 'It is not the manifest of a report.' : 'The manifest is missing.' }]
  const wrong: { file: string; what: string }[] = []
  for (const { file, sha256 } of manifest.files) {
    const content = await readFile(join(folder, file)).catch(() => undefined)
    if (content === undefined) wrong.push({ file, what: 'The file is missing.' })
    else if (sha256 !== null && createHash('sha256').update(content).digest('hex') !== sha256) wrong.push({ file, what: 'Its content has changed since it was emitted.' })
  }
  const listed = new Set(['manifest.json', ...manifest.files.map(({ file }) => file)])
  for (const name of await filesBelow(folder)) if (!listed.has(name)) wrong.push({ file: name, what: 'It is not in the manifest.' })
  return wrong
}

/** Names of all files at or below a folder, with forward slashes, sorted. */
const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
