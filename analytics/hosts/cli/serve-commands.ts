import { existsSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { simulateSampleFleet } from '../../../sample-data/simulator'
import { EngineError } from '../../contract/errors'
import { createEngine, type Engine } from '../../engine'
import { openProject } from '../../project/open-project'
import { startLocalServer } from '../local-server'
import { openBrowser } from '../open-browser'
import type { Arguments } from './arguments'
import { readProfile } from './batch-commands'
import { summaryText } from './print-summary'
import { progressOutput } from './progress'

const here = dirname(fileURLToPath(import.meta.url))
const programFolder = join(here, '..', '..')
const sampleLastDay = '2025-12-31'

/** `subcool serve`: the workstation on 127.0.0.1 for one project. */
export const serveCommand = async (args: Arguments): Promise<void> => {
  if (args.project === undefined) throw new EngineError('bad-arguments', '--project DIR.subcool is needed. See subcool --help.')
  const engine = await openEngine(args.project, args, true)
  await serveUntilStopped(engine, args)
}

/** `npm start`: the named project, or the sample fleet's, made, imported and analysed when it is not there yet. */
export const startCommand = async (args: Arguments): Promise<void> => {
  if (args.project !== undefined) return serveCommand(args)
  const folder = join(programFolder, '.cache', 'sample-fleet.subcool')
  const engine = await openEngine(folder, args, true)
  await prepareSample(engine, args)
  await serveUntilStopped(engine, args)
}

const openEngine = async (folder: string, args: Arguments, create: boolean): Promise<Engine> =>
  createEngine(await openProject(folder, { create, ...(args.threads === undefined ? {} : { threads: args.threads }) }), args.user)

const prepareSample = async (engine: Engine, args: Arguments): Promise<void> => {
  const progress = progressOutput(args.json)
  const ready = await info(engine)
  if ((await engine.analysed()) && ready.units > 0 && args.asOf === undefined && args.profile === undefined) {
    process.stdout.write(`${ready.units} units, ${ready.rows.toLocaleString('en-US')} rows, ${ready.findings} findings, ${ready.workOrders} work orders (${engine.project.layout.dir})\n`)
    return
  }
  let importSeconds = 0
  let warnings: string[] = []
  if (ready.units === 0) {
    process.stderr.write('Making the sample fleet (simulated, once) ..\n')
    const exports = join(engine.project.layout.tmp, 'sample-fleet')
    await simulateSampleFleet({ outDir: exports, onProgress: ({ unitsDone, units }) => progress.show({ stage: 'simulate', done: unitsDone, total: units }) })
    const imported = await engine.import({ files: [exports], acceptTruncated: false }, { onProgress: progress.show })
    rmSync(exports, { recursive: true, force: true })
    importSeconds = imported.seconds
    warnings = imported.warnings
  }
  const analysis = await engine.analyse({ asOf: args.asOf ?? sampleLastDay, profile: readProfile(args) }, { onProgress: progress.show })
  const { reportDir, summary } = await engine.report({ analysis, importSeconds, warnings })
  progress.end()
  process.stdout.write(await summaryText(engine, summary, reportDir))
}

const info = async (engine: Engine) =>
  (await engine.call('project.info', {}, { signal: new AbortController().signal, onProgress: () => undefined })) as {
    units: number
    rows: number
    findings: number
    workOrders: number
    asOf: string | null
  }

const serveUntilStopped = async (engine: Engine, args: Arguments): Promise<void> => {
  const { layout } = engine.project
  const server = await startLocalServer({
    engine,
    pageDir: pageFolder(),
    inboxDir: layout.inbox,
    artifactFolders: { reports: layout.reports, exports: join(layout.dir, 'exports') },
    allowedFolders: [homedir(), process.cwd()],
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

