import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'

export interface Import {
  /** The importing file, from the root, with `/`. */
  file: string
  line: number
  /** The imported file from the root, or the name of a package. */
  target: string
  isPackage: boolean
  typesOnly: boolean
}

const statement =
  /(?:^|\n|;)[ \t]*(?:import|export)\s+(?<types>type\s+)?(?<names>[\w*${}\s,]*?)\s*from\s*['"](?<from>[^'"]+)['"]|(?:^|\n|;)[ \t]*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)|\bnew URL\(\s*['"](?<url>\.[^'"]+)['"]\s*,\s*import\.meta\.url/g

/** Every import of every TypeScript file below `root`: static, re-export, dynamic, and `new URL('./x', import.meta.url)`. */
export const importsBelow = (root: string, folders: readonly string[]): Import[] =>
  sourceFiles(root, folders).flatMap((file) => importsOf(root, file))

/** The TypeScript files of these folders and the root itself, from the root, with `/`. */
export const sourceFiles = (root: string, folders: readonly string[]): string[] => {
  const inFolders = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => posix.join(folder, path)),
    )
  return [...readdirSync(root), ...inFolders].filter((path) => /\.(ts|tsx|mts)$/.test(path)).sort()
}

const importsOf = (root: string, file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(statement)].flatMap((match) => {
    const { types, names = '', from, bare, dynamic, url } = match.groups ?? {}
    const specifier = from ?? bare ?? dynamic ?? url ?? ''
    const isPackage = !specifier.startsWith('.')
    const target = isPackage ? packageName(specifier) : resolveTarget(root, file, specifier)
    if (target === '') return []
    const start = match.index + (match[0].length - match[0].trimStart().length)
    const line = text.slice(0, start).split('\n').length
    return [{ file, line, target, isPackage, typesOnly: types !== undefined || onlyInlineTypes(names) }]
  })
}

const onlyInlineTypes = (names: string): boolean => {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1]
  if (inner === undefined) return false
  const parts = inner.split(',').map((part) => part.trim())
  return parts.filter((part) => part !== '').every((part) => part.startsWith('type '))
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const resolveTarget = (root: string, file: string, specifier: string): string => {
  const path = join(root, dirname(file), specifier.replace(/\?.*$/, ''))
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, path.replace(/\.js$/, '.ts')]
  const found = candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile())
  return relative(root, found ?? path).replaceAll('\\', '/')
}
