import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newEngine, tempFolder } from '../support/projects'

const root = join(import.meta.dirname, '..', '..')

/** A copy of the built program, whose sample fleet is its own. */
const copyProgram = (): string => {
  const folder = tempFolder()
  cpSync(join(root, 'dist', 'engine'), join(folder, 'dist', 'engine'), { recursive: true, filter: (path) => !path.endsWith('.map') })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test('a sample fleet that is open elsewhere is left to whoever has it when it is to be prepared, and refused when it is to be served', async () => {
  const program = copyProgram()
  const start = (...words: string[]) => spawnSync(process.execPath, [join(program, 'dist/engine/cli.js'), 'start', '--no-open', ...words], { encoding: 'utf8', timeout: 60_000 })
  await newEngine(join(program, '.cache', 'sample-fleet.subcool'))
  const prepared = start('--prepare')
  expect([prepared.status, prepared.stdout, prepared.stderr]).toEqual([0, '', ''])
  const served = start()
  expect(served.status).toBe(2)
  expect(served.stderr).toContain('is open in process')
  expect(existsSync(join(program, '.cache', 'sample-fleet.subcool', 'owner.json'))).toBe(true)
  expect(readFileSync(join(program, '.cache', 'sample-fleet.subcool', 'owner.json'), 'utf8')).toContain(`"pid":${process.pid}`)
})
