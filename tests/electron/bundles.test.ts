import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesBelow, makeAppFolder, projectRoot } from './launch/app-folder'
import { buildFake } from './launch/build-fake'

const dist = join(projectRoot, 'dist')
const shipped = () => filesBelow(dist).filter((path) => !/\.(map|source-hash|building)$/.test(path))
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const own = mkdtempSync(join(tmpdir(), 'subcool-fake-'))
let app = ''

beforeAll(async () => {
  await buildFake(own)
  app = makeAppFolder(own)
}, 60_000)
afterAll(() => {
  for (const folder of [own, app]) rmSync(folder, { recursive: true, force: true })
})

describe('what the tests of the shell run', () => {
  it('is what was built, byte for byte', () => {
    const copied = filesBelow(join(app, 'dist'))
    expect(copied).toEqual(shipped())
    for (const path of copied) expect(hashOf(join(app, 'dist', path)), path).toBe(hashOf(join(dist, path)))
  })

  it('finds the fake only because it lies where Electron would', () => {
    expect(filesBelow(join(app, 'node_modules/electron')).filter((path) => !path.startsWith('node_modules'))).toEqual([
      'index.js',
      'main-world.js',
      'package.json',
      'preload-world.js',
      'utility-preload.cjs',
    ])
    expect(existsSync(join(app, 'node_modules/@duckdb/node-api/package.json'))).toBe(true)
  })
})

describe('the built shell', () => {
  const bundles = ['electron/main.js', 'electron/preload.cjs', 'engine/utility-process.js']

  it.each(bundles)('%s knows nothing of tests', (name) => {
    const text = readFileSync(join(dist, name), 'utf8')
    for (const word of ['fake', 'vitest', 'playwright', 'FAKE_ELECTRON', 'NODE_ENV', '.invalid', 'SUBCOOL_CHROMIUM', '.test.', '.spec.'])
      expect(text.toLowerCase().includes(word.toLowerCase()), `${name} holds ${word}`).toBe(false)
  })

  it('imports electron by name, and the engine does not', () => {
    const importsElectron = (name: string): boolean => /from\s*["']electron["']|require\(\s*["'`]electron["'`]\s*\)/.test(readFileSync(join(dist, name), 'utf8'))
    expect(bundles.map(importsElectron)).toEqual([true, true, false])
    expect(filesBelow(join(dist, 'engine')).filter((path) => path.endsWith('.js')).filter((path) => importsElectron(join('engine', path)))).toEqual([])
  })

  it('has a preload in one file that requires nothing else', () => {
    const required = readFileSync(join(dist, 'electron/preload.cjs'), 'utf8').matchAll(/require\(\s*["'`]([^"'`]+)["'`]\s*\)/g)
    expect([...required].map(([, name]) => name)).toEqual(['electron'])
    expect(filesBelow(join(dist, 'electron')).filter((path) => path.endsWith('.cjs'))).toEqual(['preload.cjs'])
  })
})
