import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type Engine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { emptyProject } from './empty-project'
import { undoLater, undoNow } from './left-open'

const closers = new WeakMap<Engine, () => void>()

/** A folder that is gone after the test, or after the tests of the file when it is made before them. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-test-'))
  undoLater(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new project with its engine, closed after the test, or after the tests of the file when it is opened before them. */
export const newEngine = async (wanted?: string, threads = 2): Promise<Engine> => {
  const folder = wanted ?? join(tempFolder(), 'test.subcool')
  if (wanted === undefined) cpSync(await emptyProject(), folder, { recursive: true })
  const engine = await createEngine(await openProject(folder, { create: true, threads }))
  const close = () => engine.close()
  closers.set(engine, close)
  undoLater(close)
  return engine
}

export const closeEngine = (engine: Engine): void => undoNow(closers.get(engine) ?? (() => engine.close()))

export const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', name)
