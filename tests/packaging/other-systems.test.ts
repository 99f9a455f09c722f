import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { NtExecutable, NtExecutableResource } from 'resedit'
import { afterAll, describe, expect, it } from 'vitest'
import { asarFiles, packInto, sha256 } from './pack'

const plist = createRequire(import.meta.url)('plist') as { parse(text: string): unknown }
const folder = mkdtempSync(join(tmpdir(), 'subcool-systems-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const headerHash = (archive: string): string => sha256(Buffer.from(getRawHeader(archive).headerString))
const on = '1'.charCodeAt(0)

/** What can be seen of the packages for other systems on the stand-in: neither can be signed or started here. */
describe('the package for macOS', () => {
  it('opens projects as documents, offers itself for exports, and carries the hash of its archive', async () => {
    packInto(folder, ['--mac', '--arm64', '-c.electronFuses.resetAdHocDarwinSignature=false', '-c.mac.identity=null'])
    const contents = join(folder, 'mac-arm64/Subcool.app/Contents')
    const info = plist.parse(readFileSync(join(contents, 'Info.plist'), 'utf8'))
    const archive = join(contents, 'Resources/app.asar')
    expect(info).toMatchObject({
      CFBundleIdentifier: 'org.subcool.workstation',
      LSMinimumSystemVersion: '13.0.0',
      ElectronAsarIntegrity: { 'Resources/app.asar': { algorithm: 'SHA256', hash: headerHash(archive) } },
      CFBundleDocumentTypes: [
        { CFBundleTypeExtensions: ['subcool'], CFBundleTypeRole: 'Editor', LSHandlerRank: 'Owner', LSTypeIsPackage: true },
        { CFBundleTypeExtensions: expect.arrayContaining(['csv', 'gz', 'zst', 'parquet']), CFBundleTypeRole: 'Viewer', LSHandlerRank: 'Alternate' },
      ],
    })
    expect(readFileSync(join(contents, 'Resources/icon.icns')).equals(readFileSync(join(import.meta.dirname, '../../build/icons/icon.icns')))).toBe(true)
    expect((await getCurrentFuseWire(join(folder, 'mac-arm64/Subcool.app')))[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(on)
    expect(asarFiles(archive).filter(({ path }) => path.includes(`node-bindings-${process.platform}-x64`))).toEqual([])
  }, 240_000)
})

describe('the package for Windows', () => {
  it('carries the hash of its archive in the program', async () => {
    packInto(folder, ['--win', '--x64', '-c.win.signAndEditExecutable=false'])
    const program = readFileSync(join(folder, 'win-unpacked/Subcool.exe'))
    const { entries } = NtExecutableResource.from(NtExecutable.from(program))
    const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
    expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString('utf8'))).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(join(folder, 'win-unpacked/resources/app.asar')) },
    ])
    expect((await getCurrentFuseWire(join(folder, 'win-unpacked/Subcool.exe')))[FuseV1Options.OnlyLoadAppFromAsar]).toBe(on)
  }, 240_000)
})

describe('a package with a real Electron', () => {
  it('is refused where the DuckDB library of its system is not installed', () => {
    const electron = join(folder, 'electron')
    mkdirSync(electron)
    for (const file of ['version', 'electron']) writeFileSync(join(electron, file), '45.4.1')
    const other = process.arch === 'x64' ? 'arm64' : 'x64'
    expect(() => packInto(join(folder, 'other'), [`--${other}`], electron)).toThrow(`@duckdb/node-bindings-${process.platform}-${other} is not installed here`)
  }, 240_000)
})
