import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isStub } from './electron-stub.mjs'
import { root } from './run.mjs'

const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/**
 * A hook of electron-builder: refuses to package for a system whose DuckDB library is not installed, because npm brings
 * only that of the machine it runs on. A stand-in for Electron may be packaged for any system.
 */
export const beforePack = ({ arch, electronPlatformName, packager }) => {
  const name = `@duckdb/node-bindings-${electronPlatformName}-${archNames[arch]}`
  if (isStub(packager.config.electronDist) || existsSync(join(root, 'node_modules', name))) return
  throw new Error(`${name} is not installed here, so the package could not open a project. Package on that system, as docs/release.md says.`)
}
