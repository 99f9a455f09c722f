import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { printSizes } from './package-sizes.mjs'
import { root, say } from './run.mjs'

const options = process.argv.slice(2)
const output = options.find((option) => option.startsWith('--output='))?.slice('--output='.length) ?? join(root, 'dist/package')
const passedOn = options.filter((option) => !option.startsWith('--output='))

ensureInstalled()
ensureBuilt()
const { electronVersion, realElectron } = await import('./electron-dist.mjs')
const { stubElectron } = await import('./electron-stub.mjs')

const targetSystem = () => {
  if (passedOn.some((option) => /^(--mac|--macos|-m)$/.test(option))) return 'darwin'
  if (passedOn.some((option) => /^(--win|--windows|-w)$/.test(option))) return 'win32'
  return passedOn.some((option) => /^(--linux|-l)$/.test(option)) ? 'linux' : process.platform
}

/** Installers are made of the Electron that electron-builder fetches; a folder alone (`--dir`) of what is here. */
const electronOptions = () => {
  if (!passedOn.includes('--dir')) return []
  const real = targetSystem() === process.platform ? realElectron() : undefined
  if (real !== undefined) return [`-c.electronDist=${real}`]
  say(`No Electron ${electronVersion()} for ${targetSystem()} here: packaging on a stand-in that cannot start. \`npx install-electron\` fetches this system's.`)
  return [`-c.electronDist=${stubElectron(targetSystem())}`]
}

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--config=build/electron-builder.yml',
    '--publish=never',
    `-c.directories.output=${output}`,
    `-c.electronVersion=${electronVersion()}`,
    ...electronOptions(),
    ...passedOn,
  ],
  { cwd: root, stdio: 'inherit' },
)
if (status === 0) printSizes(output)
process.exit(status ?? 1)
