import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scripts = ['electron-binary', 'ensure', 'installed', 'run', 'source-hash', 'start']
const buildFolder = fileURLToPath(new URL('../../build/', import.meta.url))
const tells = (name: string) => `console.log(JSON.stringify(['${name}', ...process.argv.slice(2)]))`
const program = `#!/usr/bin/env node\n${tells('window')}\n`
const packages = JSON.stringify({ packages: { '': {} } })

let tree: string
const at = (path: string) => join(tree, path)
const write = async (path: string, text: string) => {
  await mkdir(dirname(at(path)), { recursive: true })
  await writeFile(at(path), text)
}
const writeProgram = async (path: string, text = program) => {
  await write(path, text)
  await chmod(at(path), 0o755)
}
const writeElectron = async () => {
  await writeProgram('node_modules/electron/dist/electron')
  await write('node_modules/electron/dist/version', '9.9.9')
  await write('node_modules/electron/path.txt', 'electron')
}

beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), 'subcool-start-'))
  for (const script of scripts) await cp(`${buildFolder}${script}.mjs`, at(`build/${script}.mjs`))
  await write('build/build.mjs', `import { mkdirSync, writeFileSync } from 'node:fs'\nmkdirSync('dist/engine', { recursive: true })\nwriteFileSync('dist/engine/cli.js', ${JSON.stringify(tells('browser'))})`)
  await write('package.json', '{"type":"module"}')
  await write('package-lock.json', packages)
  await write('tsconfig.json', '{}')
  await write('node_modules/.package-lock.json', packages)
  await write('node_modules/electron/package.json', '{"name":"electron","version":"9.9.9"}')
  await write('node_modules/electron/install.js', `require('fs').appendFileSync('tries', 'x'); process.exit(1)`)
})
afterEach(() => rm(tree, { recursive: true, force: true }))

const start = (args: string[] = [], environment: Record<string, string> = { DISPLAY: ':0' }) => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ELECTRON_OVERRIDE_DIST_PATH: _dist, ...own } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('build/start.mjs'), ...args], { cwd: tree, encoding: 'utf8', env: { ...own, ...environment } })
  return { status, said: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as string[]), told: stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Building')) }
}
const tries = async () => (existsSync(at('node_modules/electron/tries')) ? (await readFile(at('node_modules/electron/tries'), 'utf8')).length : 0)
const remembered = async () => JSON.parse(await readFile(at('.cache/electron.json'), 'utf8')) as unknown

describe('npm start where Electron is there', () => {
  it('prepares the sample fleet, then opens the window on it', async () => {
    await writeElectron()
    expect(start()).toEqual({
      status: 0,
      said: [['browser', 'start', '--prepare'], ['window', `${tree}/`, at('.cache/sample-fleet.subcool')]],
      told: [],
    })
    expect(existsSync(at('.cache/electron.json'))).toBe(false)
  })

  it('opens a named project as it is', async () => {
    await writeElectron()
    expect(start(['--project', 'my.subcool']).said).toEqual([['window', `${tree}/`, at('my.subcool')]])
    expect(start(['--project=/a/b.subcool']).said).toEqual([['window', `${tree}/`, '/a/b.subcool']])
  })

  it('takes the one that the environment names', async () => {
    await writeProgram('elsewhere/electron')
    const { said } = start([], { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: at('elsewhere') })
    expect(said.at(-1)?.[0]).toBe('window')
    expect(await tries()).toBe(0)
  })

  it.each(['--browser', '--port 0', '--no-open', '--threads=2'])('opens the browser when asked to by %s', async (given) => {
    await writeElectron()
    const args = given.split(' ')
    expect(start(args)).toEqual({ status: 0, said: [['browser', 'start', ...args.filter((word) => word !== '--browser')]], told: [] })
  })

  it('opens the browser, and says why, when the window cannot', async () => {
    await writeElectron()
    await writeProgram('node_modules/electron/dist/electron', '#!/bin/sh\nexit 133\n')
    const { said, told } = start()
    expect(said).toEqual([['browser', 'start', '--prepare'], ['browser', 'start']])
    expect(told).toEqual([expect.stringMatching(/electron could not start \(status 133\): Subcool is served to the browser/)])
  })

  it('opens the browser where there is no screen', async () => {
    await writeElectron()
    const { said, told } = start([], {})
    expect(said).toEqual([['browser', 'start']])
    expect(told).toEqual([expect.stringMatching(/^There is no screen for a window here: Subcool is served to the browser/)])
    expect(await tries()).toBe(0)
  })
})

describe('npm start where Electron is not there', () => {
  it('tries to fetch it once, remembers, and says one line from then on', async () => {
    const first = start()
    expect(first.said).toEqual([['browser', 'start']])
    expect(first.told).toHaveLength(2)
    const second = start()
    expect(second.said).toEqual([['browser', 'start']])
    expect(second.told).toEqual([expect.stringMatching(/^Electron 9\.9\.9 is not here and could not be fetched .+ served to the browser/)])
    expect(await tries()).toBe(1)
    expect(await remembered()).toMatchObject({ version: '9.9.9', outcome: 'failed' })
  })

  it('tries again for another version', async () => {
    start()
    await write('node_modules/electron/package.json', '{"name":"electron","version":"9.9.10"}')
    start()
    expect(await tries()).toBe(2)
  })

  it('opens the window when it could be fetched', async () => {
    await write(
      'node_modules/electron/install.js',
      `const fs = require('fs'); fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', ${JSON.stringify(program)}, { mode: 0o755 }); fs.writeFileSync('dist/version', '9.9.9'); fs.writeFileSync('path.txt', 'electron')`,
    )
    expect(start().said.at(-1)?.[0]).toBe('window')
    expect(await remembered()).toMatchObject({ outcome: 'fetched' })
    await rm(at('node_modules/electron/dist'), { recursive: true })
    expect(start().said.at(-1)?.[0]).toBe('window')
  })

  it('is not taken in by a fetch that broke off, and leaves nothing of it', async () => {
    await write('node_modules/electron/install.js', `const fs = require('fs'); fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', ''); process.exit(1)`)
    expect(start().said).toEqual([['browser', 'start']])
    expect(existsSync(at('node_modules/electron/dist'))).toBe(false)
    await writeProgram('node_modules/electron/dist/electron')
    expect(start().said).toEqual([['browser', 'start']])
  })

  it('gives a fetch that takes too long up', async () => {
    await write('node_modules/electron/install.js', `const fs = require('fs'); fs.mkdirSync('dist'); setTimeout(() => undefined, 60_000)`)
    const script = new URL('../../build/electron-binary.mjs', import.meta.url).href
    const { electronBinary } = (await import(/* @vite-ignore */ script)) as {
      electronBinary(root: string, options: object): { program?: string; reason?: string }
    }
    const answer = electronBinary(tree, { platform: 'linux', environment: { DISPLAY: ':0' }, timeoutMs: 300 })
    expect(answer.reason).toMatch(/could not be fetched/)
    expect(existsSync(at('node_modules/electron/dist'))).toBe(false)
  })
})
