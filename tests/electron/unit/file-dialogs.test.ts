import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFileDialogs } from '../../../electron/file-dialogs'
import { saveFailure } from '../../../electron/save-failure'
import { openShellState } from '../../../electron/shell-state'

interface Asked {
  defaultPath?: string
  properties?: string[]
}

const world = vi.hoisted(() => ({ asked: [] as Asked[], chosen: [] as string[], target: '' }))
vi.mock('electron', () => ({
  app: { getPath: (name: string) => `/home/anna/${name}` },
  dialog: {
    showOpenDialog: async (options: Asked) => {
      world.asked.push(options)
      return { canceled: world.chosen.length === 0, filePaths: world.chosen }
    },
    showSaveDialog: async (options: Asked) => {
      world.asked.push(options)
      return { canceled: world.target === '', filePath: world.target }
    },
  },
  protocol: {},
}))

let folder: string
const at = (path: string) => join(folder, path)
const open = () => {
  const state = openShellState(at('shell.json'))
  return { state, dialogs: createFileDialogs({ window: () => undefined, state, artifacts: () => ({ reports: at('reports'), exports: at('exports') }) }) }
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-dialogs-'))
  mkdirSync(at('reports/1'), { recursive: true })
  mkdirSync(at('elsewhere'))
  writeFileSync(at('reports/1/work-orders.pdf'), '%PDF-')
  Object.assign(world, { asked: [], chosen: [], target: '' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const artifact = { folder: 'reports', path: '1/work-orders.pdf' } as const

describe('dialogs', () => {
  it('open where the last one was left', async () => {
    const { dialogs, state } = open()
    expect(await dialogs.chooseFiles('telemetry')).toEqual([])
    world.chosen = [at('reports/1/work-orders.pdf'), at('elsewhere')]
    expect(await dialogs.chooseFiles('telemetry')).toEqual([
      { path: at('reports/1/work-orders.pdf'), name: 'work-orders.pdf', bytes: 5 },
      { path: at('elsewhere'), name: 'elsewhere', bytes: null },
    ])
    await dialogs.chooseFiles('profile')
    expect(world.asked.map(({ defaultPath }) => defaultPath)).toEqual(['/home/anna/documents', '/home/anna/documents', at('reports/1')])
    expect(state.read().lastFolder).toBe(at('reports/1'))
  })

  it('give a new project the ending of one', async () => {
    const { dialogs } = open()
    expect(await dialogs.chooseNewProject()).toBeUndefined()
    world.target = at('North')
    expect(await dialogs.chooseNewProject()).toBe(at('North.subcool'))
    world.target = at('South.Subcool')
    expect(await dialogs.chooseNewProject()).toBe(at('South.Subcool'))
  })
})

describe('an artifact', () => {
  it('is copied to where the user wants it, proposed under its name alone', async () => {
    const { dialogs } = open()
    expect(await dialogs.saveAs('../../orders.pdf', artifact)).toBeNull()
    world.target = at('elsewhere/mine.pdf')
    expect(await dialogs.saveAs('orders.pdf', artifact)).toEqual({ name: 'mine.pdf' })
    expect(readFileSync(at('elsewhere/mine.pdf'), 'utf8')).toBe('%PDF-')
    expect(world.asked[0]?.defaultPath).toBe('/home/anna/documents/orders.pdf')
  })

  it('that cannot be written, or is not there, is told in words', async () => {
    const { dialogs } = open()
    world.target = at('gone/mine.pdf')
    expect(await dialogs.saveAs('orders.pdf', artifact)).toMatchObject({ message: `${at('gone/mine.pdf')} was not saved.`, hint: expect.any(String) })
    expect(await dialogs.saveAs('orders.pdf', { folder: 'reports', path: '../shell.json' })).toMatchObject({ code: 'file-not-found' })
  })

  it.each([['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EACCES', 'permission-denied'], ['EROFS', 'permission-denied'], ['ENOENT', 'file-not-found']])('%s is %s', (code, expected) => {
    expect(saveFailure(Object.assign(new Error('x'), { code }), '/a.pdf').code).toBe(expected)
  })
})
