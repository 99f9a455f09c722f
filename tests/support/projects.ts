import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createEngine, type Engine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'

const folders: string[] = []
const engines: Engine[] = []

/** A folder that is gone after the test. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-test-'))
  folders.push(folder)
  return folder
}

/** A new project with its engine, closed after the test. */
export const newEngine = async (folder = join(tempFolder(), 'test.subcool'), threads = 2): Promise<Engine> => {
  const engine = await createEngine(await openProject(folder, { create: true, threads }))
  engines.push(engine)
  return engine
}

export const closeEngine = (engine: Engine): void => {
  engines.splice(engines.indexOf(engine), 1)
  engine.close()
}

afterEach(() => {
  for (const engine of engines.splice(0)) engine.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', name)
