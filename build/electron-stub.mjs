import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { electronVersion } from './electron-dist.mjs'
import { root } from './run.mjs'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseVersion = 1
const untouchedFuses = '101100011'
const script = '#!/bin/sh\necho "This package was made without Electron and cannot start." >&2\nexit 1\n'

const stubs = join(root, '.cache/electron-stub')
const require = createRequire(import.meta.url)

/** True for a folder that `stubElectron` made. */
export const isStub = (folder) => typeof folder === 'string' && folder.startsWith(stubs)

/**
 * A folder in the shape of an Electron for a system (`linux`, `darwin`, `win32`), to package on where there is none:
 * its program can't start, but holds the fuses that a packager sets, in the state they have before. It is gone when
 * this process ends.
 */
export const stubElectron = (system) => {
  const folder = join(stubs, `${system}-${process.pid}`)
  rmSync(folder, { recursive: true, force: true })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const write = (path, content, mode = 0o644) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content, { mode })
  }
  write('version', electronVersion())
  write('LICENSE', readFileSync(join(root, 'node_modules/electron/LICENSE')))
  write('LICENSES.chromium.html', '<!doctype html><title>Chromium</title><p>Not part of this package.</p>\n')
  shapes[system](write)
  return folder
}

const fuses = () => Buffer.concat([Buffer.from(sentinel), Buffer.from([fuseVersion, untouchedFuses.length]), Buffer.from(untouchedFuses), Buffer.from('\n')])

const program = () => Buffer.concat([Buffer.from(script), fuses()])

const shapes = {
  linux: (write) => {
    write('electron', program(), 0o755)
    write('locales/en-US.pak', '')
    write('resources/default_app.asar', '')
  },
  darwin: (write) => {
    const app = 'Electron.app/Contents'
    write(`${app}/MacOS/Electron`, script, 0o755)
    write(`${app}/Info.plist`, infoPlist('Electron'))
    write(`${app}/Resources/electron.icns`, '')
    write(`${app}/Resources/default_app.asar`, '')
    write(`${app}/Frameworks/Electron Framework.framework/Electron Framework`, program(), 0o755)
    write(`${app}/Frameworks/Electron Framework.framework/Versions/A/Resources/en.lproj/locale.pak`, '')
    for (const helper of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
      const name = `Electron Helper${helper}`
      write(`${app}/Frameworks/${name}.app/Contents/MacOS/${name}`, script, 0o755)
      write(`${app}/Frameworks/${name}.app/Contents/Info.plist`, infoPlist(name))
    }
  },
  win32: (write) => {
    const anyProgram = readFileSync(join(dirname(require.resolve('electron-winstaller/package.json')), 'vendor/Setup.exe'))
    write('electron.exe', Buffer.concat([anyProgram, fuses()]), 0o755)
    write('locales/en-US.pak', '')
    write('resources/default_app.asar', '')
  },
}

const infoPlist = (name) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>
`
