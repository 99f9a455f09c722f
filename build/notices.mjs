import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './run.mjs'

const licenceFile = /^(licen[sc]e|copying|notice|unlicense)/i
const rule = '='.repeat(78)

/** The folders of the packages that are loaded from `node_modules` at run time, with all that they need. */
export const runtimePackages = (project = root) => {
  const found = new Set()
  const visit = (from, names) => {
    for (const name of names) {
      const folder = installedFolder(from, name)
      if (folder === undefined || found.has(folder)) continue
      found.add(folder)
      const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder)
      visit(folder, Object.keys({ ...dependencies, ...optionalDependencies }))
    }
  }
  visit(project, Object.keys(manifestOf(project).dependencies))
  return [...found]
}

const installedFolder = (from, name) => {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  return dirname(from) === from ? undefined : installedFolder(dirname(from), name)
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** One entry a package and version: `{ name, version, licence, text }`. Throws where a package brings no licence text and none is known. */
export const noticeEntries = (folders) => {
  const entries = new Map([...folders].map(entryOf).map((entry) => [`${entry.name}@${entry.version}`, entry]))
  return [...entries.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

const key = ({ name, version }) => `${name}\0${version}`

const entryOf = (folder) => {
  const manifest = manifestOf(folder)
  const { name, version, license: licence = 'see the text' } = manifest
  const texts = licenceTexts(folder)
  if (texts.length > 0) return { name, version, licence, text: texts.join('\n\n') }
  const standard = join(root, 'build/licences', `${licence}.txt`)
  if (!existsSync(standard)) throw new Error(`${name} ${version} brings no licence text, and build/licences has none for ${licence}.`)
  return { name, version, licence, text: `Copyright ${authorOf(manifest)}\n\n${readFileSync(standard, 'utf8').trim()}` }
}

const licenceTexts = (folder) =>
  readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .sort()
    .flatMap((file) => (statSync(join(folder, file)).isDirectory() ? licencesWithin(join(folder, file)) : [readText(join(folder, file))]))

const licencesWithin = (folder) => readdirSync(folder).sort().map((file) => `${file}\n\n${readText(join(folder, file))}`)

const readText = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim()

const authorOf = ({ name, author, contributors }) => {
  const person = author ?? contributors?.[0]
  return (typeof person === 'string' ? person : person?.name) ?? `the authors of ${name}`
}

/** The text of THIRD-PARTY-NOTICES.txt for the packages in these folders. */
export const noticesText = (folders) => {
  const entries = noticeEntries(folders)
  const list = entries.map(({ name, version, licence }) => `  ${name} ${version}  (${licence})`)
  const texts = entries.map(({ name, version, licence, text }) => `${rule}\n${name} ${version}  (${licence})\n${rule}\n\n${text}\n`)
  const inside = readFileSync(join(root, 'build/licences/duckdb-parts.txt'), 'utf8').trim()
  return [
    'Subcool is made with the packages listed here. Their licences follow, each in full.\nElectron and Chromium have their notices in LICENSE.electron.txt and LICENSES.chromium.html.',
    list.join('\n'),
    inside,
    texts.join('\n'),
  ].join('\n\n')
}
