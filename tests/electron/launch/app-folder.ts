import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project this test belongs to. */
export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * A folder with a copy of the built program, beside which the fake is what Node finds under `electron`.
 * The program's other packages are those of the project.
 */
export const makeAppFolder = (fake: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-shell-'))
  cpSync(join(projectRoot, 'dist'), join(folder, 'dist'), { recursive: true, filter: (path) => !/\.(map|source-hash|building)$/.test(path) })
  for (const file of ['package.json', 'README.md']) copyFileSync(join(projectRoot, file), join(folder, file))
  const packages = join(folder, 'node_modules')
  cpSync(fake, join(packages, 'electron'), { recursive: true })
  link('@playwright/test', join(packages, 'electron/node_modules'))
  for (const name of runtimePackages()) link(name, packages)
  return folder
}

const runtimePackages = (): string[] => {
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  return Object.keys(dependencies).filter((name) => existsSync(join(projectRoot, 'node_modules', name)))
}

const link = (name: string, packages: string): void => {
  const path = join(packages, name)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(join(projectRoot, 'node_modules', name), path)
}

/** Every file below a folder, as paths relative to it, in order. */
export const filesBelow = (folder: string, above = ''): string[] =>
  readdirSync(join(folder, above), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(folder, join(above, entry.name)) : [join(above, entry.name)]))
    .sort()
