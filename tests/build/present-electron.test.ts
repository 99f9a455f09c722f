import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { presentElectron } from '../../build/electron-binary.mjs'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'subcool-electron-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (path: string): string => {
  const file = join(root, 'node_modules/electron', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'x')
  return file
}

it('is the program of a whole Electron where there is a screen', () => {
  expect(presentElectron(root, { platform: 'linux', environment: { DISPLAY: ':0' } })).toBe(undefined)
  const program = put('dist/electron')
  put('dist/version')
  expect(presentElectron(root, { platform: 'linux', environment: { DISPLAY: ':0' } })).toBe(undefined)
  put('path.txt')
  expect(presentElectron(root, { platform: 'linux', environment: { DISPLAY: ':0' } })).toBe(program)
  expect(presentElectron(root, { platform: 'linux', environment: {} })).toBe(undefined)
})

it('has the name of its system', () => {
  put('path.txt')
  put('dist/version')
  const windows = put('dist/electron.exe')
  const mac = put('dist/Electron.app/Contents/MacOS/Electron')
  expect(presentElectron(root, { platform: 'win32', environment: {} })).toBe(windows)
  expect(presentElectron(root, { platform: 'darwin', environment: {} })).toBe(mac)
})
