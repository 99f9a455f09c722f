import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { simulateSampleFleet } from '../../sample-data/simulator'
import { EngineError, type CallContext, type ProjectInfo, type SampleSummary } from '../contract'
import type { Engine, JobContext } from '../engine'
import type { EngineLike } from './engine-service'

const sampleLastDay = '2025-12-31'

export interface SampleOptions extends JobContext {
  /** Default: the fleet's last day. */
  asOf?: string | undefined
  profile?: Parameters<Engine['analyse']>[0]['profile']
}

export interface LoadedSample {
  summary: Record<string, unknown>
  reportDir: string
}

/** What a project holds, asked of its engine. */
export const projectInfoOf = async (engine: Engine): Promise<ProjectInfo> =>
  (await engine.call('project.info', {}, { signal: new AbortController().signal, onProgress: () => undefined })) as ProjectInfo

/** Makes and imports the sample fleet where the project is empty, and analyses it. Stages: `simulate`, the import's, the analysis'. */
export const makeSampleFleet = async (engine: Engine, options: SampleOptions = {}): Promise<LoadedSample> => {
  const { units } = await projectInfoOf(engine)
  const imported = units === 0 ? await importSample(engine, options) : { seconds: 0, warnings: [] }
  const { asOf = sampleLastDay, profile, signal, onProgress } = options
  const analysis = await engine.analyse({ asOf, profile }, { signal, onProgress })
  return engine.report({ analysis, importSeconds: imported.seconds, warnings: imported.warnings })
}

const importSample = async (engine: Engine, { signal, onProgress }: JobContext): Promise<{ seconds: number; warnings: string[] }> => {
  const exports = join(engine.project.layout.tmp, 'sample-fleet')
  try {
    await simulateSampleFleet({
      outDir: exports,
      onProgress: ({ unitsDone, units }) => onProgress?.({ stage: 'simulate', done: unitsDone, total: units }),
      ...(signal === undefined ? {} : { signal }),
    })
    return await engine.import({ files: [exports], acceptTruncated: false }, { signal, onProgress })
  } finally {
    rmSync(exports, { recursive: true, force: true })
  }
}

/** The calls of an engine with `project.load-sample` among them. Errors of it: `project-exists` where the project holds other units. */
export const withSampleFleet = (engine: Engine): EngineLike => ({
  call: (name, input, context) => (name === 'project.load-sample' ? loadSample(engine, context) : engine.call(name, input, context)),
})

const loadSample = async (engine: Engine, { signal, onProgress }: CallContext): Promise<SampleSummary> => {
  const before = await projectInfoOf(engine)
  if (before.units > 0 && !before.simulated)
    throw new EngineError('project-exists', `The project ${before.path} already holds ${before.units} ${before.units === 1 ? 'unit' : 'units'}.`, {
      hint: 'Make a new project for the sample fleet.',
    })
  if (before.units === 0 || !(await engine.analysed())) await makeSampleFleet(engine, { signal, onProgress })
  const { units, findings, workOrders } = await projectInfoOf(engine)
  return { units, findings, workOrders }
}
