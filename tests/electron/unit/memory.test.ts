import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLogFile } from '../../../electron/log-file'
import { pathsOf, sortPaths } from '../../../electron/opened-paths'
import { recentProjects } from '../../../electron/recent-projects'
import { openShellState } from '../../../electron/shell-state'
import { firstWindow, fitWindow } from '../../../electron/window-bounds'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-shell-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a window comes back', () => {
  const left = { x: 0, y: 0, width: 1920, height: 1040 }
  const right = { x: 1920, y: 0, width: 1280, height: 1000 }
  const saved = { x: 100, y: 50, width: 1200, height: 800 }
  it('where it was', () => {
    expect(fitWindow(saved, [left, right])).toEqual(saved)
    expect(fitWindow({ ...saved, x: 1930 }, [left, right])).toEqual({ ...saved, x: 1930 })
  })
  it('wholly on the display that shows most of it', () => {
    expect(fitWindow({ ...saved, x: 1200, y: 900 }, [left, right])).toEqual({ x: 720, y: 240, width: 1200, height: 800 })
    expect(fitWindow({ ...saved, x: -300, y: -40 }, [left])).toEqual({ x: 0, y: 0, width: 1200, height: 800 })
  })
  it('no larger than its display, no smaller than can be used', () => {
    expect(fitWindow({ x: 1920, y: 0, width: 4000, height: 3000 }, [right])).toEqual(right)
    expect(fitWindow({ x: 10, y: 10, width: 20, height: 20 }, [left])).toMatchObject({ width: 960, height: 600 })
  })
  it('where the system puts it, when its display is gone or it has none', () => {
    expect(fitWindow({ ...saved, x: 5000 }, [left])).toEqual({ width: 1200, height: 800 })
    expect(fitWindow(saved, [])).toEqual({ width: 1200, height: 800 })
    expect(fitWindow(undefined, [left])).toEqual(firstWindow)
  })
})

describe('what is opened', () => {
  it('comes from a command line without the program and its switches', () => {
    expect(pathsOf(['/opt/subcool', '/data/a.csv', '--trace', 'b.subcool'], { cwd: '/home/anna', packaged: true })).toEqual(['/data/a.csv', '/home/anna/b.subcool'])
    expect(pathsOf(['/electron', '--no-first-run', '/src', 'a.csv'], { cwd: '/home', packaged: false })).toEqual(['/home/a.csv'])
    expect(pathsOf(['/electron'], { cwd: '/', packaged: false })).toEqual([])
  })
  it.runIf(process.platform !== 'win32')('may come as an address from a file manager', () => {
    const opened = pathsOf(['/opt/subcool', 'file:///data/a%20b.csv', 'file://elsewhere/c.csv'], { cwd: '/home', packaged: true })
    expect(opened).toEqual(['/data/a b.csv', '/home/file:/elsewhere/c.csv'])
  })
  it('is a project or exports; what is not there is left out', () => {
    const kinds: Record<string, 'file' | 'folder'> = { '/a.subcool': 'folder', '/b.Subcool/': 'folder', '/c.csv': 'file', '/exports': 'folder', '/d.subcool': 'file' }
    const kindOf = (path: string) => kinds[path] ?? 'missing'
    expect(sortPaths(['/a.subcool', '/c.csv', '/exports', '/gone.csv'], kindOf)).toEqual({ project: '/a.subcool', files: ['/c.csv', '/exports'] })
    expect(sortPaths(['/a.subcool', '/b.Subcool/'], kindOf).project).toBe('/b.Subcool/')
    expect(sortPaths(['/d.subcool'], kindOf)).toEqual({ project: undefined, files: ['/d.subcool'] })
    expect(sortPaths(['/new.subcool'], kindOf).project).toBe('/new.subcool')
    expect(sortPaths([folder])).toEqual({ project: undefined, files: [folder] })
  })
})

describe('the shell remembers', () => {
  const file = () => join(folder, 'deep', 'shell.json')
  it('a folder and the window over a restart', () => {
    const first = openShellState(file())
    expect(first.read()).toEqual({ lastFolder: undefined, window: undefined })
    first.change({ lastFolder: '/home/anna' })
    first.change({ window: { x: 1, y: 2, width: 3, height: 4, maximized: true } })
    expect(openShellState(file()).read()).toEqual({ lastFolder: '/home/anna', window: { x: 1, y: 2, width: 3, height: 4, maximized: true } })
  })
  it.each(['', '{', 'null', '[]', '{"window":{"x":"1"},"lastFolder":5}'])('nothing wrong from a file that holds %j', (text) => {
    const path = join(folder, 'shell.json')
    writeFileSync(path, text)
    expect(openShellState(path).read()).toEqual({ lastFolder: undefined, window: undefined })
  })
  it('the projects that the engine lists beside it', () => {
    expect(recentProjects(folder)).toEqual([])
    const list = join(folder, 'recent-projects.json')
    writeFileSync(list, JSON.stringify([{ path: '/b.subcool' }, null, { path: 5 }, { path: '/a.subcool' }]))
    expect(recentProjects(folder)).toEqual(['/b.subcool', '/a.subcool'])
    writeFileSync(list, '{')
    expect(recentProjects(folder)).toEqual([])
  })
})

it('a log that cannot be kept stops nothing', () => {
  writeFileSync(join(folder, 'file'), '')
  const log = openLogFile(join(folder, 'file', 'logs'))
  log.write('engine', 'still here')
  expect(log.lastLine('engine')).toBe('still here')
})

it('the log keeps every line with its source, and one older file', async () => {
  writeFileSync(join(folder, 'engine.log'), 'x'.repeat(5 * 1024 * 1024))
  const log = openLogFile(folder)
  log.follow('engine', Readable.from(['first\nsec', 'ond\r\n\nthird']))
  log.write('shell', 'engine ended with 1')
  await expect.poll(() => readFileSync(log.path, 'utf8')).toMatch(/third/)
  const lines = readFileSync(log.path, 'utf8').trim().split('\n')
  expect(lines.map((line) => line.replace(/^\S+Z /, '')).sort()).toEqual(['engine: first', 'engine: second', 'engine: third', 'shell: engine ended with 1'])
  expect(log.lastLine('engine')).toBe('third')
  expect(readFileSync(join(folder, 'engine.1.log')).length).toBe(5 * 1024 * 1024)
})
