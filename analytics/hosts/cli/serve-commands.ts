import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EngineError } from '../../contract/errors'
import type { Engine } from '../../engine'
import { createPathGuard } from '../local/path-guard'
import { startLocalServer } from '../local-server'
import { openBrowser } from '../open-browser'
import { makeSampleFleet, projectInfoOf, withSampleFleet } from '../sample-fleet'
import { createDesk } from '../state/desk'
import { stateFolder } from '../state/state-folder'
import type { Arguments } from './arguments'
import { readProfile } from './batch-commands'
import { openEngine } from './open-engine'
import { summaryText } from './print-summary'
import { progressOutput } from './progress'

const here = dirname(fileURLToPath(import.meta.url))
const programFolder = join(here, '..', '..')

/** `subcool serve`: the workstation on 127.0.0.1 for one project. */
export const serveCommand = async (args: Arguments): Promise<void> => {
  if (args.project === undefined) throw new EngineError('bad-arguments', '--project DIR.subcool is needed. See subcool --help.')
  const engine = await openEngine(args.project, args, true)
  await serveUntilStopped(engine, args)
}

/**
 * `npm start`: the named project, or the sample fleet's, made, imported and analysed when it is not there yet.
 * `--prepare` ends there, without serving it; a sample fleet that is open elsewhere is left to whoever has it.
 */
export const startCommand = async (args: Arguments): Promise<void> => {
  if (args.project !== undefined) return serveCommand(args)
  const folder = join(programFolder, '.cache', 'sample-fleet.subcool')
  const engine = await openEngine(folder, args, true).catch((error: unknown) => {
    if (args.prepare && error instanceof EngineError && error.code === 'project-locked') return undefined
    throw error
  })
  if (engine === undefined) return
  await prepareSample(engine, args)
  if (args.prepare) return engine.close()
  await serveUntilStopped(engine, args)
}

const prepareSample = async (engine: Engine, args: Arguments): Promise<void> => {
  const progress = progressOutput(args.json)
  const ready = await projectInfoOf(engine)
  if ((await engine.analysed()) && ready.units > 0 && args.asOf === undefined && args.profile === undefined) {
    process.stdout.write(`${ready.units} units, ${ready.rows.toLocaleString('en-US')} rows, ${ready.findings} findings, ${ready.workOrders} work orders (${engine.project.layout.dir})\n`)
    return
  }
  if (ready.units === 0) process.stderr.write('Making the sample fleet (simulated, once) ..\n')
  const { reportDir, summary } = await makeSampleFleet(engine, { asOf: args.asOf, profile: readProfile(args), onProgress: progress.show })
  progress.end()
  process.stdout.write(await summaryText(engine, summary, reportDir))
}

const serveUntilStopped = async (first: Engine, args: Arguments): Promise<void> => {
  const allowedFolders = [homedir(), process.cwd()]
  const mayOpen = createPathGuard(allowedFolders)
  let engine = first
  const desk = createDesk({
    folder: stateFolder(),
    engine: () => engine,
    given: (['user', 'threads'] as const).filter((name) => args[name] !== undefined),
    mayOpen: (path) => mayOpen([path]).then(() => true, () => false),
    open: async (path) => {
      if (resolve(path) === engine.project.layout.dir) return
      const next = await openEngine(path, args, false)
      const former = engine
      engine = next
      former.close()
      await desk.opened()
    },
  })
  await desk.opened()
  const server = await startLocalServer({
    engine: { call: (name, input, context) => withSampleFleet(engine).call(name, input, context) },
    pageDir: pageFolder(),
    served: () => {
      const { layout, ensureOurs } = engine.project
      return { inboxDir: layout.inbox, mayReceive: ensureOurs, artifactFolders: { reports: layout.reports, exports: join(layout.dir, 'exports') } }
    },
    desk,
    allowedFolders,
    ...(args.port === undefined ? {} : { port: args.port }),
  })
  process.stdout.write(`Subcool is ready: ${server.url}\n`)
  if (!args.noOpen) openBrowser(server.url)
  await new Promise<void>((stop) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop())
  })
  await server.close()
  engine.close()
}

const pageFolder = (): string => {
  const folder = join(here, '..', 'page')
  if (!existsSync(join(folder, 'index.html'))) throw new EngineError('internal', `The page is not built: ${folder} has no index.html.`, { hint: 'Run npm run build.' })
  return folder
}

