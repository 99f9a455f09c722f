import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { root, say } from './run.mjs'

const options = process.argv.slice(2)
const output = valueOf('--output') ?? join(root, 'dist/package')
const passedOn = options.filter((option) => !option.startsWith('--output='))

ensureInstalled()
ensureBuilt()
const { electronVersion, realElectron, stubElectron } = await import('./electron-dist.mjs')

/** Electron-builder fetches Electron itself where an installer is asked for; a folder alone is made of what is here. */
const electronOptions = () => {
  if (!options.includes('--dir')) return []
  const real = realElectron()
  if (real === undefined)
    say(`No Electron ${electronVersion()} here: packaging on a stand-in that cannot start. \`npx install-electron\` fetches it.`)
  return [`-c.electronDist=${real ?? stubElectron()}`]
}

const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--config',
    'build/electron-builder.yml',
    '--publish=never',
    `-c.directories.output=${output}`,
    `-c.electronVersion=${electronVersion()}`,
    ...electronOptions(),
    ...passedOn,
  ],
  { cwd: root, stdio: 'inherit' },
)
if (status === 0) printSizes()
process.exit(status ?? 1)

function printSizes() {
  for (const name of readdirSync(output).sort()) {
    const path = join(output, name)
    if (!statSync(path).isDirectory()) {
      if (/\.(AppImage|deb|exe|dmg)$/.test(name)) console.log(`${name}: ${megabytes(statSync(path).size)}`)
      continue
    }
    const resources = resourcesOf(path)
    if (resources === undefined) continue
    const asar = statSync(join(resources, 'app.asar')).size
    const unpacked = sizeOf(join(resources, 'app.asar.unpacked'))
    console.log(`${name}: app.asar ${megabytes(asar)}, unpacked ${megabytes(unpacked)}, total ${megabytes(sizeOf(path))}`)
  }
}

function resourcesOf(folder) {
  return [join(folder, 'resources'), join(folder, 'Subcool.app/Contents/Resources')].find((path) => existsSync(join(path, 'app.asar')))
}

function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

function valueOf(name) {
  return options.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1)
}
