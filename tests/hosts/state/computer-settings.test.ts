import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, homedir, totalmem } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { computerState, keepComputerSettings, readComputerSettings, settingsFile } from '../../../analytics/hosts/state/computer-settings'
import { openingOn } from '../../../analytics/hosts/state/opening'
import { stateFolder } from '../../../analytics/hosts/state/state-folder'
import { memoryBudgetMb, mostMemoryMb } from '../../../analytics/project/memory'
import { userName } from '../../../analytics/project/owner'
import { tempFolder } from '../../support/projects'

test('the folder is the one that each system has for it', () => {
  expect(stateFolder({ XDG_STATE_HOME: '/x' }, 'darwin')).toBe('/x/subcool')
  expect(stateFolder({}, 'linux')).toBe(join(homedir(), '.local/state/subcool'))
  expect(stateFolder({ XDG_STATE_HOME: '' }, 'linux')).toBe(join(homedir(), '.local/state/subcool'))
  expect(stateFolder({}, 'darwin')).toBe(join(homedir(), 'Library/Application Support/Subcool'))
  expect(stateFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/Subcool')
})

test('memory: half of the machine or 4 GB, 60 % of it for an import', () => {
  expect(mostMemoryMb()).toBe(Math.floor(Math.min(4096, totalmem() / 2 / 1_048_576)))
  expect(memoryBudgetMb(1000)).toEqual({ total: 1000, project: 400, import: 600 })
})

test('nothing chosen is what the computer has; a choice is kept; the command line is over it', () => {
  const folder = join(tempFolder(), 'new')
  expect(openingOn(folder)).toEqual({ user: userName(), threads: availableParallelism(), memoryMb: mostMemoryMb() })
  keepComputerSettings(folder, { user: 'Änne Groß', threads: 1, memoryMb: 700 })
  expect(readComputerSettings(folder)).toEqual({ user: 'Änne Groß', threads: 1, memoryMb: 700 })
  expect(openingOn(folder)).toEqual({ user: 'Änne Groß', threads: 1, memoryMb: 700 })
  expect(openingOn(folder, { user: 'berta', threads: 2 })).toEqual({ user: 'berta', threads: 2, memoryMb: 700 })
  expect(computerState(folder, { user: 'berta', threads: 2, memoryMb: 700 }, ['user'])).toMatchObject({ chosen: { threads: 1 }, inEffect: { threads: 2 }, given: ['user'], file: settingsFile(folder) })
})

test('what this computer does not have is refused with what it has', () => {
  const folder = tempFolder()
  const cores = availableParallelism()
  expect(() => keepComputerSettings(folder, { user: null, threads: cores + 1, memoryMb: null })).toThrow(expect.objectContaining({ code: 'bad-arguments', message: expect.stringContaining(`this computer has ${cores}`), hint: `Choose 1 to ${cores}.` }))
  for (const memoryMb of [511, mostMemoryMb() + 1])
    expect(() => keepComputerSettings(folder, { user: null, threads: null, memoryMb })).toThrow(expect.objectContaining({ code: 'bad-arguments', message: expect.stringContaining(`${memoryMb} MB`), hint: `Choose 512 to ${mostMemoryMb()} MB.` }))
  expect(readComputerSettings(folder)).toEqual({ user: null, threads: null, memoryMb: null })
})

test.each([
  ['{', { user: null, threads: null, memoryMb: null }],
  ['{"user":5,"threads":null,"memoryMb":null}', { user: null, threads: null, memoryMb: null }],
  ['{"user":null,"threads":900,"memoryMb":100000}', { user: null, threads: availableParallelism(), memoryMb: mostMemoryMb() }],
])('a file that holds %s, of another computer or of none, does no harm', (text, expected) => {
  const folder = tempFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(settingsFile(folder), text)
  expect(readComputerSettings(folder)).toEqual(expected)
})
