import { createEngine } from '../../../analytics/engine'
import { openProject } from '../../../analytics/project/open-project'

/** The whole analysis and its reports, with the seconds of each stage. */
export const analyseFleet = async ({ project, asOf }: { project: string; asOf: string }) => {
  const engine = await createEngine(await openProject(project))
  const started = performance.now()
  const analysis = await engine.analyse({ asOf })
  const analysed = performance.now()
  const { summary } = await engine.report({ analysis })
  const done = performance.now()
  engine.close()
  return {
    seconds: analysis.seconds.models + analysis.seconds.findings,
    whole: (analysed - started) / 1000,
    reports: (done - analysed) / 1000,
    found: Number(summary['findings']),
    features: analysis.seconds.features,
    models: analysis.seconds.models,
    raise: analysis.seconds.findings,
  }
}
