import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scripts = ['electron-binary', 'ensure', 'installed', 'run', 'source-hash', 'start', 'subcool']
const buildFolder = fileURLToPath(new URL('../../build/', import.meta.url))

const commandLine = `
const [mode, ...rest] = process.argv.slice(2)
if (mode === 'fail') process.exit(2)
if (mode === 'wait') {
  process.on('SIGTERM', () => { console.log('ended well'); process.exit(7) })
  console.log('waiting')
  setInterval(() => undefined, 1000)
} else console.log(JSON.stringify([mode, ...rest]))
`
const fakeBuild = `
import { appendFileSync, mkdirSync, writeFileSync, existsSync } from 'node:fs'
console.log('building noise')
if (existsSync('broken')) process.exit(1)
mkdirSync('dist/engine', { recursive: true })
await new Promise((resolve) => setTimeout(resolve, 200))
writeFileSync('dist/engine/cli.js', ${JSON.stringify(commandLine)})
appendFileSync('builds.log', 'x')
`
const lock = (packages: object) => JSON.stringify({ packages })
const wanted = lock({ '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': { version: '1.0.0', optional: true } })

let tree: string
const at = (path: string) => join(tree, path)
const write = async (path: string, text: string) => {
  await mkdir(dirname(at(path)), { recursive: true })
  await writeFile(at(path), text)
}

beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), 'subcool-build-'))
  for (const script of scripts) await cp(`${buildFolder}${script}.mjs`, at(`build/${script}.mjs`))
  await write('build/build.mjs', fakeBuild)
  await write('package.json', '{"type":"module"}')
  await write('package-lock.json', wanted)
  await write('tsconfig.json', '{}')
  await write('analytics/a.ts', 'export const a = 1')
  await write('node_modules/.package-lock.json', lock({ 'node_modules/a': { version: '1.0.0' } }))
})
afterEach(() => rm(tree, { recursive: true, force: true }))

const run = (script: string, args: string[] = []) => {
  const child = spawn(process.execPath, [at(`build/${script}.mjs`), ...args], { cwd: tree, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text) => (said.stdout += String(text)))
  child.stderr.on('data', (text) => (said.stderr += String(text)))
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, ...said })),
  )
  return { child, said, ended }
}
const builds = async () => (existsSync(at('builds.log')) ? (await readFile(at('builds.log'), 'utf8')).length : 0)

describe('the bootstraps', () => {
  it('build once, keep stdout for the command, and pass arguments and status on', async () => {
    const first = await run('subcool', ['run', 'a b', '--out', 'x']).ended
    expect(first).toMatchObject({ status: 0, stdout: '["run","a b","--out","x"]\n' })
    expect(first.stderr).toContain('building noise')
    const second = await run('start', ['--no-open']).ended
    expect(second).toMatchObject({ status: 0, stdout: '["start","--no-open"]\n', stderr: '' })
    expect((await run('subcool', ['fail']).ended).status).toBe(2)
    expect(await builds()).toBe(1)
  })

  it('build again when a source changed, appeared or went away', async () => {
    await run('subcool').ended
    await write('analytics/a.ts', 'export const a = 2')
    await run('subcool').ended
    await write('renderer/b.css', '')
    await run('subcool').ended
    await rm(at('renderer/b.css'))
    await run('subcool').ended
    expect(await builds()).toBe(4)
  })

  it('build once when two start together', async () => {
    const both = await Promise.all([run('subcool', ['1']).ended, run('subcool', ['2']).ended])
    expect(both.map(({ stdout }) => stdout)).toEqual(['["1"]\n', '["2"]\n'])
    expect(await builds()).toBe(1)
  })

  it('say so when the build fails, and leave nothing that stops the next one', async () => {
    await write('broken', '')
    const failed = await run('subcool').ended
    expect(failed).toMatchObject({ status: 1, stdout: '' })
    expect(failed.stderr).toContain('The build failed.')
    await rm(at('broken'))
    expect((await run('subcool', ['1']).ended).status).toBe(0)
  })

  it('do not wait for a builder that was killed', async () => {
    await write('dist/.building', '999999999')
    expect((await run('subcool', ['1']).ended).status).toBe(0)
  })

  it('pass the end on to the command and answer its status', async () => {
    const { child, said, ended } = run('subcool', ['wait'])
    await expect.poll(() => said.stdout, { timeout: 5000 }).toBe('waiting\n')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ status: 7, stdout: 'waiting\nended well\n' })
  })
})

describe('installed packages', () => {
  const isInstalled = async (present: object | undefined): Promise<boolean> => {
    if (present === undefined) await rm(at('node_modules'), { recursive: true })
    else await write('node_modules/.package-lock.json', lock(present))
    const script = new URL('../../build/installed.mjs', import.meta.url).href
    const installed = (await import(/* @vite-ignore */ script)) as { isInstalled(root: string): boolean }
    return installed.isInstalled(tree)
  }

  it('are those of the lockfile; what is for other systems may be missing', async () => {
    expect(await isInstalled({ 'node_modules/a': { version: '1.0.0' } })).toBe(true)
    expect(await isInstalled({ 'node_modules/a': { version: '1.0.1' } })).toBe(false)
    expect(await isInstalled({})).toBe(false)
    expect(await isInstalled(undefined)).toBe(false)
  })
})
