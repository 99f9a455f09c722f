import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Prints one line for each packaged folder and each installer in `output`. */
export const printSizes = (output) => {
  for (const entry of readdirSync(output, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(output, entry.name)
    if (entry.isDirectory()) printFolder(entry.name, path)
    else if (/\.(AppImage|deb|exe|dmg)$/.test(entry.name)) console.log(`${entry.name}: ${megabytes(statSync(path).size)}`)
  }
}

const printFolder = (name, path) => {
  const archive = ['resources/app.asar', 'Subcool.app/Contents/Resources/app.asar'].map((way) => join(path, way)).find((way) => existsSync(way))
  if (archive === undefined) return
  console.log(
    `${name}: app.asar ${megabytes(statSync(archive).size)}, unpacked ${megabytes(sizeOf(`${archive}.unpacked`))}, total ${megabytes(sizeOf(path))}`,
  )
}

const sizeOf = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
    : 0

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
