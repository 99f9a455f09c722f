import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { extractAll, extractFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { DuckDBInstance } from '@duckdb/node-api'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { asarFiles, packInto, packageOf, readJson, root, sha256, type AsarFile } from './pack'

const bindings = `node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`
const folder = mkdtempSync(join(tmpdir(), 'subcool-package-'))
const app = join(folder, 'package/linux-unpacked')
const resources = join(app, 'resources')
const archive = join(resources, 'app.asar')
const extracted = join(folder, 'extracted')

let printed: string
let files: AsarFile[]
const paths = (): string[] => files.map((file) => file.path)
const off = '0'.charCodeAt(0)
const on = '1'.charCodeAt(0)
const textOf = (path: string): string => extractFile(archive, path).toString('utf8')

beforeAll(() => {
  printed = packInto(join(folder, 'package'))
  files = asarFiles(archive)
  extractAll(archive, extracted)
}, 240_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run package -- --dir', () => {
  it('prints the sizes and says when there is no Electron', () => {
    expect(printed).toMatch(/linux-unpacked: app\.asar [\d.]+ MB, unpacked [\d.]+ MB, total [\d.]+ MB/)
    expect(printed.split('\n').filter((line) => line.includes('No Electron'))).toHaveLength(existsSync(join(root, 'node_modules/electron/dist')) ? 0 : 1)
  })
})

describe('the archive', () => {
  it('holds the shell, the engine, the page and the packages that run, and nothing else', () => {
    const rooms = new Set(paths().map((path) => path.split('/').slice(0, path.startsWith('node_modules/@') ? 3 : 2).join('/')))
    expect([...rooms].sort()).toEqual([
      'dist/electron', 'dist/engine', 'dist/page', 'node_modules/@duckdb/node-api', 'node_modules/@duckdb/node-bindings', bindings,
      'node_modules/@fontsource/inter', 'node_modules/detect-libc', 'package.json',
    ].sort())
    expect(paths()).toEqual(expect.arrayContaining(['dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/engine/utility-process.js', 'dist/page/index.html']))
  })

  it('has the built file of every worker, where the engine looks for it', () => {
    const sources = ['analytics', 'sample-data'].flatMap((room) => readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }))
    const workers = sources.filter((path) => /[.-]worker\.ts$/.test(path)).map((path) => `dist/engine/${basename(path, '.ts')}.js`)
    expect(workers.length).toBeGreaterThan(2)
    expect(paths()).toEqual(expect.arrayContaining(workers))
    const code = paths().filter((path) => /^dist\/engine\/.*\.js$/.test(path)).map(textOf).join('\n')
    const started = [...code.matchAll(/["'`]\.\/([\w-]+\.worker\.js)["'`]/g)].map(([, name]) => `dist/engine/${name}`)
    expect(started.length).toBeGreaterThan(2)
    expect(paths()).toEqual(expect.arrayContaining(started))
  })

  it('has no sources, source maps, tests, or sample data', () => {
    expect(paths().filter((path) => /\.(ts|tsx|mts|cts|sql|map|csv|parquet|md)$/.test(path))).toEqual([])
    expect(paths().filter((path) => /(^|\/)(tests?|__tests__|fixtures?|sample-data|spec)(\/|$)/.test(path))).toEqual([])
  })

  it('has no development dependency, and a manifest without any', () => {
    const names = Object.keys(readJson(root, 'package.json')['devDependencies'] as object)
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) expect(paths().filter((path) => path.startsWith(`node_modules/${name}/`))).toEqual([])
    const manifest = JSON.parse(textOf('package.json')) as Record<string, unknown>
    expect(manifest).not.toHaveProperty('devDependencies')
    expect(manifest).not.toHaveProperty('scripts')
  })

  it('has every package that the bundles import', () => {
    const code = paths().filter((path) => /^dist\/(electron|engine)\/.*\.(js|cjs)$/.test(path))
    const imported = code.flatMap((path) => [...textOf(path).matchAll(/^import\s(?:[^'"\n]*\sfrom\s)?["']([^'"]+)["']|\b_*(?:require|createRequire\(import\.meta\.url\))\(["'`]([^'"`]+)["'`]\)/gm)])
    const names = new Set(imported.map(([, esm, cjs]) => esm ?? cjs ?? '').filter((name) => !name.startsWith('.')))
    const known = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)])
    const packages = [...names].filter((name) => !known.has(name))
    expect(packages).toContain('@duckdb/node-api')
    const optionalOfWs = ['bufferutil', 'utf-8-validate']
    for (const name of packages.filter((each) => !optionalOfWs.includes(each))) expect(paths()).toContain(`node_modules/${name}/package.json`)
  })

  it('carries a hash for each file that is right', () => {
    for (const file of files) {
      const bytes = readFileSync(join(extracted, file.path))
      expect(file.integrity?.algorithm, file.path).toBe('SHA256')
      expect(file.integrity?.hash, file.path).toBe(sha256(bytes))
    }
  })

  it('leaves nothing but the libraries of DuckDB outside, the two beside each other', () => {
    const unpacked = files.filter((file) => file.unpacked).map((file) => file.path)
    expect(unpacked.every((path) => path.startsWith(`${bindings}/`))).toBe(true)
    const library = process.platform === 'darwin' ? 'libduckdb.dylib' : 'libduckdb.so'
    for (const name of ['duckdb.node', library])
      expect(statSync(join(`${archive}.unpacked`, bindings, name)).size).toBe(statSync(join(root, bindings, name)).size)
  })
})

describe('beside the archive', () => {
  it.each([
    ['README.md', 'README.md'], ['icon.png', 'build/icons/png/512x512.png'], ['THIRD-PARTY-NOTICES.txt', 'dist/THIRD-PARTY-NOTICES.txt'],
  ])('stands %s, which the shell looks for there', (name, source) => {
    expect(sha256(readFileSync(join(resources, name)))).toBe(sha256(readFileSync(join(root, source))))
    expect(readFileSync(join(root, 'electron/shell-files.ts'), 'utf8')).toContain(`'${name}'`)
  })
})

describe('licence notices', () => {
  const named = (): string[] =>
    [...readFileSync(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8').matchAll(/^={78}\n(\S+ \S+) {2}\(.+\)\n={78}\n\n(?=\S)/gm)].map(([, name]) => name ?? '')

  it('stand beside the archive with the licence of the project', () => {
    expect(readFileSync(join(resources, 'LICENSE.subcool.txt'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'))
    expect(existsSync(join(app, 'LICENSE.electron.txt'))).toBe(true)
    expect(existsSync(join(app, 'LICENSES.chromium.html'))).toBe(true)
  })

  it('name each package within the archive', () => {
    const packages = paths().filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path)).map((path) => packageOf(join(root, path)))
    expect(packages.length).toBeGreaterThan(3)
    expect(named()).toEqual(expect.arrayContaining(packages))
  })

  it('name each package whose code is in a bundle of the engine, by its source map', () => {
    const maps = paths().map((path) => join(root, `${path}.map`)).filter((path) => existsSync(path))
    const sources = maps.flatMap((path) => (readJson(path)['sources'] as string[]).map((source) => join(path, '..', source)))
    const packages = new Set(sources.map(packageOf).filter((name) => name !== undefined))
    expect(packages.size).toBeGreaterThan(10)
    expect(named()).toEqual(expect.arrayContaining([...packages]))
  })

  it('name each package whose code is in the page, by the source map of another build of it', async () => {
    const built = await build({ configFile: join(root, 'build/vite.renderer.config.ts'), logLevel: 'error', build: { write: false, sourcemap: true } })
    const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []))
    const sources = outputs.flatMap((file) => (file.type === 'chunk' ? (file.map?.sources ?? []) : []))
    const packages = new Set(sources.map((source) => packageOf(resolve(root, 'dist/page/assets', source))).filter((name) => name !== undefined))
    expect(packages.size).toBeGreaterThan(10)
    expect(named()).toEqual(expect.arrayContaining([...packages]))
  }, 120_000)
})

describe('fuses, read back from the binary', () => {
  it.each([
    [FuseV1Options.RunAsNode, off],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, off],
    [FuseV1Options.EnableNodeCliInspectArguments, off],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, on],
    [FuseV1Options.OnlyLoadAppFromAsar, on],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, off],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, off],
    [FuseV1Options.EnableCookieEncryption, off],
  ])('fuse %i is in state %i', async (fuse, state) => {
    const wire = await getCurrentFuseWire(join(app, 'subcool'))
    expect(wire[fuse]).toBe(state)
  })
})

describe('the engine of the package', () => {
  const env = { PATH: process.env['PATH'], XDG_STATE_HOME: process.env['XDG_STATE_HOME'] }
  const engine = (...words: string[]) =>
    spawnSync(process.execPath, [join(extracted, 'dist/engine/cli.js'), ...words], { cwd: folder, encoding: 'utf8', env })

  it('is that of the build, byte for byte', () => {
    for (const path of paths().filter((each) => each.startsWith('dist/')))
      expect(sha256(readFileSync(join(extracted, path))), path).toBe(sha256(readFileSync(join(root, path))))
  })

  it('tells its version', () => {
    expect(engine('--version').stdout.trim()).toBe(readJson(root, 'package.json')['version'])
  })

  /** A fleet as the packaged simulator makes it, with a unit's telemetry as zstd and the register as a workbook: what the bundled readers have to read. */
  const makeFleet = async (fleet: string): Promise<void> => {
    expect(engine('simulate', '--units', '2', '--months', '1', '--step-s', '900', '--format', 'csv', '--out', fleet)).toMatchObject({ status: 0 })
    const connection = await (await DuckDBInstance.create()).connect()
    const telemetry = join(fleet, 'telemetry/SIM-001.csv')
    await connection.run('SET autoload_known_extensions=false')
    await connection.run(`COPY (SELECT * FROM read_csv($from, all_varchar=true)) TO '${telemetry}.zst' (FORMAT csv, COMPRESSION zstd)`, { from: telemetry })
    const rows = (await connection.runAndReadAll('SELECT * FROM read_csv($from, all_varchar=true, header=false)', { from: join(fleet, 'units.csv') })).getRows()
    await writeExcelFile(rows.map((row) => row.map((value) => ({ value: value === null ? '' : String(value), type: String })))).toFile(join(fleet, 'units.xlsx'))
    connection.closeSync()
    rmSync(telemetry)
    rmSync(join(fleet, 'units.csv'))
  }

  it('imports zstd and a workbook, writes documents with its own fonts; the engine process opens the project and answers', async () => {
    const fleet = join(folder, 'fleet')
    const out = join(folder, 'out')
    const project = join(folder, 'my.subcool')
    await makeFleet(fleet)
    const run = engine('run', fleet, '--out', out, '--project', project)
    expect(run, run.stderr).toMatchObject({ status: 0 })
    const { units, imports } = readJson(out, 'summary.json') as { units: number; imports: { file: string; status: string }[] }
    expect(units).toBe(2)
    expect(imports).toEqual(expect.arrayContaining(['SIM-001.csv.zst', 'SIM-002.csv', 'units.xlsx'].map((name) => expect.objectContaining({ file: expect.stringContaining(name), status: 'loaded' }))))
    expect(readFileSync(join(out, 'work-orders.pdf')).includes('Inter')).toBe(true)
    expect(readFileSync(join(out, 'work-orders.xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(join(out, 'work-orders.ics'), 'utf8')).toContain('BEGIN:VCALENDAR')

    const parent = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'engine-parent.mjs'), join(extracted, 'dist/engine/utility-process.js'), project, 'fleet.summary', '{}'],
      { cwd: folder, encoding: 'utf8', env },
    )
    const [ready, answer] = parent.stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(ready).toMatchObject({ type: 'ready', project })
    expect(answer).toMatchObject({ type: 'result', value: { units: 2 } })
    expect(parent.status).toBe(0)
  }, 120_000)
})
