import { join } from 'node:path'
import { EngineError, toErrorData, type EngineNotice, type EngineOrder } from '../contract'
import { createEngine, rebuildClosedProject, type Engine } from '../engine'
import { openProject } from '../project/open-project'
import type { JobTable } from '../wire/job-table'
import { wireOverEmitterPort, type EmitterPort } from '../wire/port-wire'
import { serve } from '../wire/serve'
import type { Wire } from '../wire/wire'
import { createEngineService } from './engine-service'
import { withSampleFleet } from './sample-fleet'
import { createDesk } from './state/desk'
import { openingOn } from './state/opening'

/** The part of Electron's `process.parentPort` that is used. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly EmitterPort[] }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
}

export interface ServedProject {
  folder: string
  /** Where the shell keeps what it remembers for the user. */
  stateDir: string
  /** Make the project where there is none. */
  create: boolean
  /** Make the database anew from telemetry and records before it is opened. */
  rebuild?: boolean
}

const jobsEndWithinMs = 8000

/**
 * Opens a project and answers calls over every port that the parent hands out, until the parent says `close` or goes
 * away. Answers whether the project could be opened; where not, the parent was told why.
 */
export const serveParent = async (parent: ParentPort, { folder, stateDir, create, rebuild = false }: ServedProject): Promise<boolean> => {
  const tell = (notice: EngineNotice) => parent.postMessage(notice)
  const wires = new Set<Wire>()
  const door: { accept?: (port: EmitterPort) => void } = {}
  const closed = new Promise<void>((resolve) => {
    parent.on('close', resolve)
    parent.on('message', ({ data, ports }) => {
      const order = orderOf(data)
      if (order === 'close') resolve()
      else if (order === 'connect') for (const port of ports) door.accept?.(port)
    })
  })

  const opened = await (rebuild ? rebuildEngine(folder, stateDir) : openEngine(folder, stateDir, create)).catch((error: unknown) => {
    tell({ type: 'failed', error: toErrorData(error) })
    return undefined
  })
  if (opened === undefined) {
    await closed
    return false
  }
  const desk = createDesk({ folder: stateDir, engine: () => opened, mayOpen: async () => true, open: refuseOpen })
  await desk.opened()
  const table = createEngineService(withSampleFleet(opened), { list: refuseList, check: async () => undefined }, desk)
  door.accept = (port) => {
    const wire = wireOverEmitterPort(port)
    wires.add(wire)
    wire.onClose(() => wires.delete(wire))
    serve(wire, table.service)
  }
  tellJobs(table, (jobs) => tell({ type: 'busy', jobs }))
  const { dir, reports } = opened.project.layout
  tell({ type: 'ready', project: dir, artifacts: { reports, exports: join(dir, 'exports') } })

  await closed
  for (const wire of wires) wire.close()
  table.cancelAll()
  await untilIdle(table)
  opened.close()
  return true
}

const openEngine = async (folder: string, stateDir: string, create: boolean): Promise<Engine> => {
  const opening = openingOn(stateDir)
  return createEngine(await openProject(folder, { create, ...opening }), opening.user)
}

const rebuildEngine = async (folder: string, stateDir: string): Promise<Engine> => {
  const opening = openingOn(stateDir)
  await rebuildClosedProject(folder, opening.user, opening, 'asked for when the project could not be opened', {})
  const engine = await openEngine(folder, stateDir, false)
  await engine.repeatAnalysis()
  return engine
}

const orderOf = (data: unknown): EngineOrder['type'] | undefined =>
  data !== null && typeof data === 'object' && 'type' in data && (data.type === 'connect' || data.type === 'close') ? data.type : undefined

const refuseList = async (): Promise<never> => {
  throw new EngineError('permission-denied', 'Folders are chosen in the dialogs of the program.', { hint: 'Use Choose files, or drop files on the page.' })
}

const refuseOpen = async (): Promise<never> => {
  throw new EngineError('permission-denied', 'Projects are opened by the program itself.', { hint: 'Choose one of the list, or Open project in its menu.' })
}

const tellJobs = (table: JobTable, tell: (jobs: string[]) => void): void => {
  let told = ''
  table.service.onEvent((name) => {
    if (!name.startsWith('job.')) return
    const jobs = table.list().map((job) => job.name)
    if (jobs.join() === told) return
    told = jobs.join()
    tell(jobs)
  })
}

const untilIdle = async (table: JobTable): Promise<void> => {
  const last = Date.now() + jobsEndWithinMs
  while (table.list().length > 0 && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 20))
}
